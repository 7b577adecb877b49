import { readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterCharset, filesOf, out, rewriteHtml } from '../export/htmlFiles';
import { basePathOf } from '../run/basePath';

/** KaTeX names three formats of each font; every browser that runs the site reads the first. */
const superseded = /\.(woff|ttf)$/;

/**
 * The fonts that a page needs at once, by its language and by what is set in them: letters of a formula that came late would move the
 * words beside them. The italic and the monospace come when they are met.
 */
const needed = [
  { font: /inter-latin-wght-normal/, lang: /^(en|zh)/, holds: '' },
  { font: /source-serif-4-latin-wght-normal/, lang: /^en/, holds: '' },
  { font: /KaTeX_(Main-Regular|Math-Italic)\./, lang: /^(en|zh)/, holds: 'class="katex"' },
];

/** Removes KaTeX's older font formats, and has each page ask for its text's fonts before its stylesheet is read. */
export async function addFontPreloads(): Promise<void> {
  for (const file of filesOf('_next', superseded)) rmSync(join(out, file));
  const fonts = filesOf('_next', /\.woff2$/);
  const latin = fonts.filter(file => /latin-wght/.test(file));
  const kilobytes = latin.reduce((sum, file) => sum + statSync(join(out, file)).size, 0) / 1000;
  if (latin.length === 0 || kilobytes > 180)
    throw new Error(`fonts: ${latin.length} Latin files of ${kilobytes.toFixed(0)} kB, at most 180`);
  rewriteHtml(html => {
    const lang = /<html lang="([^"]*)"/.exec(html)?.[1] ?? '';
    if (!declaresFonts(html)) return html;
    const links = needed
      .filter(({ lang: languages, holds }) => languages.test(lang) && html.includes(holds))
      .flatMap(({ font }) => fonts.filter(file => font.test(file)))
      .map(
        file =>
          `<link rel="preload" href="${basePathOf(process.env)}/${file}" as="font" type="font/woff2" crossorigin=""/>`,
      );
    return afterCharset(html, links.join(''));
  });
}

/** Embeds and the pages of no language come without web fonts. */
function declaresFonts(html: string): boolean {
  return [...html.matchAll(/<link rel="stylesheet" href="([^"]*)"/g)].some(([, href = '']) => {
    const file = join(out, href.replace(basePathOf(process.env), '').split('?')[0] ?? '');
    return readFileSync(file, 'utf8').includes('latin-wght');
  });
}
