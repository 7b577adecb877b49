import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { root } from '../run/root';
import { convertMdx } from '../zhHant/convertMdx';
import { convertMessages } from '../zhHant/convertMessages';

const from = join(root, 'content', 'zh-Hans');
const to = join(root, 'content', 'zh-Hant');

/**
 * Writes content/zh-Hant from content/zh-Hans, and a messages.zh-Hant.ts beside every messages.zh-Hans.ts. What did not change is not
 * written again, so that a running `next dev` compiles only what did; what has no source any more is removed.
 */
export async function generateZhHant(): Promise<void> {
  const lessons = filesUnder(from, name => name.endsWith('.mdx'));
  const made = new Set(lessons.map(file => join(to, relative(from, file))));
  for (const file of lessons) write(join(to, relative(from, file)), named(file, convertMdx));
  mkdirSync(to, { recursive: true });
  for (const file of filesUnder(to, name => name.endsWith('.mdx'))) if (!made.has(file)) rmSync(file);
  for (const folder of ['app', 'components', 'content', 'lib'])
    for (const file of filesUnder(join(root, folder), name => name === 'messages.zh-Hans.ts'))
      write(join(dirname(file), 'messages.zh-Hant.ts'), named(file, convertMessages));
}

/** Converts a file; an error names it. */
function named(file: string, convert: (source: string) => string): string {
  try {
    return convert(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`${relative(root, file)}: ${error instanceof Error ? error.message : error}`, { cause: error });
  }
}

function filesUnder(folder: string, wanted: (name: string) => boolean): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter(entry => entry.isFile() && wanted(entry.name))
    .map(entry => join(entry.parentPath, entry.name));
}

function write(file: string, text: string): void {
  if (read(file) === text) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
