import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

const out = join(import.meta.dirname, '..', 'out');
const kilobyte = 1000;
// Half of the worker is kernels and tokenizer, which nearly every figure needs; an experiment adds 2 to 4 KB, a lesson's claims 1 to 2.
const budget = { lessonScripts: 165 * kilobyte, worker: 140 * kilobyte, fonts: 180 * kilobyte, picture: 40 * 1024 };

const all = existsSync(out)
  ? readdirSync(out, { recursive: true, encoding: 'utf8' }).map(name => name.replaceAll('\\', '/'))
  : [];
const read = (file: string) => readFileSync(join(out, file), 'utf8');
const bytes = (file: string) => statSync(join(out, file)).size;
const inKilobytes = (n: number) => `${(n / kilobyte).toFixed(1).padStart(7)} KB`;

const gzipped = new Map<string, number>();
function gzipSize(file: string): number {
  if (!gzipped.has(file)) gzipped.set(file, gzipSync(readFileSync(join(out, file)), { level: 9 }).length);
  return gzipped.get(file)!;
}

/** Every script that the page's HTML names, be it in a tag or in the data that hydrates it. */
function namedBy(page: string): readonly string[] {
  // Old browsers alone run `nomodule` scripts.
  const html = read(page).replace(/<script[^>]*\bnomodule[^>]*>/gi, '');
  const named = new Set(
    [...html.matchAll(/_next\/(static\/[\w./~-]+\.js)|"(static\/chunks\/[\w./~-]+\.js)/g)].map(
      match => match[1] ?? match[2]!,
    ),
  );
  return [...named].map(file => `_next/${file}`);
}

/** First-load JavaScript. What a page imports later (Views, d3, worker, vocabulary) is named in no HTML. */
function firstLoad(page: string): number {
  return namedBy(page).reduce((sum, file) => sum + gzipSize(file), 0);
}

describe('what a reader downloads', () => {
  const pages = all.filter(file => file.endsWith('index.html'));
  const weights = pages.map(page => ({ page, weight: firstLoad(page) })).sort((a, b) => b.weight - a.weight);

  it('there is a built site', () => {
    expect(pages.length).toBeGreaterThan(10);
    console.log(weights.map(({ page, weight }) => `${inKilobytes(weight)} gz  ${page}`).join('\n'));
  });

  it.each(weights.filter(({ page }) => /\/lessons\//.test(page)))(
    '$page loads at most 165 KB of scripts',
    ({ weight }) => {
      expect(weight).toBeGreaterThan(0);
      expect(weight).toBeLessThanOrEqual(budget.lessonScripts);
    },
  );

  it('the worker, with all experiments and the kernels, is at most 140 KB, and comes with no page’s first load', () => {
    // How every WebAssembly binary begins, in base64.
    const withKernels = all.filter(file => /_next\/.*\.js$/.test(file) && read(file).includes('AGFzbQEAAAA'));
    // Once in the worker's script, once for a page that must do without workers.
    expect(withKernels).toHaveLength(2);
    console.log(withKernels.map(file => `${inKilobytes(gzipSize(file))} gz  ${file}`).join('\n'));
    for (const file of withKernels) expect(gzipSize(file)).toBeLessThanOrEqual(budget.worker);
    const first = new Set(pages.flatMap(namedBy));
    expect(withKernels.filter(file => first.has(file))).toEqual([]);
  });

  it('the text fonts together are at most 180 KB', () => {
    const fonts = all.filter(file => /\.(woff2?|ttf|otf)$/.test(file) && !/KaTeX_/.test(file));
    const total = fonts.reduce((sum, file) => sum + bytes(file), 0);
    console.log(`${inKilobytes(total)} in ${fonts.length} text fonts`);
    expect(fonts.length).toBeGreaterThan(0);
    expect(total).toBeLessThanOrEqual(budget.fonts);
  });

  it('no font comes in a format that only old browsers read', () => {
    expect(all.filter(file => /\.(woff|ttf|eot)$/.test(file))).toEqual([]);
  });

  it('each picture of a figure is at most 40 KB', () => {
    const pictures = all.filter(file => /^generated\/pictures\/.*\.(svg|png)$/.test(file));
    expect(pictures.length).toBeGreaterThan(0);
    expect(pictures.filter(file => bytes(file) > budget.picture).map(file => `${file} ${bytes(file)}`)).toEqual([]);
  });
});
