import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

const out = join(import.meta.dirname, '..', 'out');
const kilobyte = 1000;
const budget = { lessonScripts: 165 * kilobyte, fonts: 180 * kilobyte, picture: 40 * 1024 };

const all = existsSync(out)
  ? readdirSync(out, { recursive: true, encoding: 'utf8' }).map(name => name.replaceAll('\\', '/'))
  : [];
const bytes = (file: string) => statSync(join(out, file)).size;
const inKilobytes = (n: number) => `${(n / kilobyte).toFixed(1).padStart(7)} KB`;

const gzipped = new Map<string, number>();
function gzipSize(file: string): number {
  if (!gzipped.has(file)) gzipped.set(file, gzipSync(readFileSync(join(out, file)), { level: 9 }).length);
  return gzipped.get(file)!;
}

/**
 * First-load JavaScript: every script that the page's HTML names, be it in a tag or in the data that hydrates it. What a page imports
 * later (Views, d3, worker, vocabulary) is named in no HTML.
 */
function firstLoad(page: string): number {
  // Old browsers alone run `nomodule` scripts.
  const html = readFileSync(join(out, page), 'utf8').replace(/<script[^>]*\bnomodule[^>]*>/gi, '');
  const named = new Set(
    [...html.matchAll(/_next\/(static\/[\w./~-]+\.js)|"(static\/chunks\/[\w./~-]+\.js)/g)].map(
      match => match[1] ?? match[2]!,
    ),
  );
  return [...named].reduce((sum, file) => sum + gzipSize(`_next/${file}`), 0);
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
