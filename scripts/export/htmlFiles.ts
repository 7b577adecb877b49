import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { root } from '../run/root';

/** The folder that Next exports the site into. */
export const out = join(root, 'out');

/** Files under a folder of the export, relative to `out/`, with forward slashes, sorted. */
export function filesOf(folder: string, wanted: RegExp): readonly string[] {
  return readdirSync(join(out, folder), { withFileTypes: true, recursive: true })
    .filter(entry => entry.isFile() && wanted.test(entry.name))
    .map(entry => relative(out, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

/** Every page of the export. */
export const htmlFiles = () => filesOf('.', /\.html$/);

/** Rewrites each page by a function of its text. */
export function rewriteHtml(change: (html: string, file: string) => string): void {
  for (const file of htmlFiles()) {
    const path = join(out, file);
    const before = readFileSync(path, 'utf8');
    const after = change(before, file);
    if (after !== before) writeFileSync(path, after);
  }
}

const charset = /<head[^>]*><meta charset="[^"]*"\/?>/i;

/** Puts markup at the start of <head>, after the charset, which must stand within the first 1024 bytes. */
export function afterCharset(html: string, markup: string): string {
  if (!charset.test(html))
    throw new Error('the page does not begin with <head><meta charset>: has Next changed its order?');
  // A function: `$` in the markup is no pattern.
  return html.replace(charset, start => start + markup);
}
