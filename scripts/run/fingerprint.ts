import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { basePathOf } from './basePath';
import { root } from './root';

/** Everything a build reads. */
const inputs = [
  'app',
  'components',
  'content',
  'lib',
  'public',
  'scripts',
  'mdx-components.tsx',
  'next.config.js',
  'package-lock.json',
  'tsconfig.json',
  'LICENSE',
  'CITATION.cff',
];
/** Made by the build itself, or read by no page. */
const notInputs = /(^|\/)(generated|zh-Hant|bench)$|messages\.zh-Hant\.ts$|\.test\.tsx?$|\/\./;
// Next empties parts of .next, not this file; `out` itself is published, so no stamp goes there.
const stampFile = join(root, '.next', 'inside-the-encoder.built');

/** SHA-256 over the inputs' paths and bytes and the settings that change what is built. */
export function fingerprint(): string {
  const hash = createHash('sha256');
  hash.update(`BASE_PATH=${basePathOf(process.env)}\nSITE_URL=${process.env.SITE_URL ?? ''}\n`);
  for (const input of inputs) if (existsSync(join(root, input))) add(hash, input);
  return hash.digest('hex');
}

function add(hash: ReturnType<typeof createHash>, path: string): void {
  if (notInputs.test(path)) return;
  const entries = readDirectory(path);
  if (entries) for (const entry of entries.sort()) add(hash, `${path}/${entry}`);
  else
    hash
      .update(`${path}\n`)
      .update(readFileSync(join(root, path)))
      .update('\n');
}

function readDirectory(path: string): string[] | null {
  try {
    return readdirSync(join(root, path));
  } catch {
    return null;
  }
}

/** Whether `out/` holds a finished build of exactly these inputs. */
export function isBuilt(print: string): boolean {
  return (
    existsSync(join(root, 'out', 'index.html')) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === print
  );
}

/** Remembers that `out/` was built from these inputs; null: it is not to be trusted any more. */
export function markBuilt(print: string | null): void {
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, print ?? '');
}
