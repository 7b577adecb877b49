import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';

const root = join(import.meta.dirname, '..');

/** One import statement: which file says it, and the file (a path from the root) or package it names. */
export interface Import {
  readonly from: string;
  readonly to: string;
  readonly ours: boolean;
}

/** Every source file of the site below `folders`, as paths from the root; what is generated and what only tests is left out. */
export function sourceFiles(folders: readonly string[]): string[] {
  return folders.flatMap(folder =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .map(name => `${folder}/${name.replaceAll('\\', '/')}`)
      .filter(
        path => /\.tsx?$/.test(path) && !/\.test\.tsx?$|(^|\/)(generated|fixtures)\/|\.d\.ts$|zh-Hant/.test(path),
      ),
  );
}

export function readSource(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

const statement = /\b(?:import|export)\b[^;'"`]*?\bfrom\s*['"]([^'"]+)['"]|\bimport\s*\(?\s*['"]([^'"]+)['"]/g;

/** The imports of a file: static, type-only, re-exported and dynamic ones with a literal name. */
export function importsOf(path: string): Import[] {
  const code = readSource(path).replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, '');
  return [...code.matchAll(statement)].map(match => {
    const name = match[1] ?? match[2]!;
    const target = resolve(path, name);
    return { from: path, to: target ?? name, ours: target !== null };
  });
}

/** The file a relative or `@/` import means; a name that is neither is a package's, and null. */
function resolve(from: string, name: string): string | null {
  if (!/^(\.|@\/)/.test(name)) return null;
  const base = name.startsWith('@/') ? name.slice(2) : posix.join(dirname(from), name);
  const candidates = [base, `${base}.ts`, `${base}.tsx`, `${base}/index.ts`, `${base}/index.tsx`];
  return candidates.find(path => /\.\w+$/.test(path) && existsSync(join(root, path))) ?? base;
}

/** Sets of files that import each other in a circle, by Tarjan's algorithm. */
export function circles(edges: ReadonlyMap<string, readonly string[]>): string[][] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const found: string[][] = [];
  const visit = (node: string): void => {
    index.set(node, index.size);
    low.set(node, index.get(node)!);
    stack.push(node);
    for (const next of edges.get(node) ?? []) {
      if (!index.has(next)) visit(next);
      if (stack.includes(next)) low.set(node, Math.min(low.get(node)!, low.get(next)!));
    }
    if (low.get(node) !== index.get(node)) return;
    const circle = stack.splice(stack.indexOf(node));
    if (circle.length > 1 || edges.get(node)?.includes(node)) found.push(circle);
  };
  for (const node of edges.keys()) if (!index.has(node)) visit(node);
  return found;
}
