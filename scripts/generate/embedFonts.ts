import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cellFormulas } from '../../lib/experiments/encoder-map/cellFormulas';
import { experiments } from '../../lib/experiments/registry';
import { renderTex } from '../../lib/tex/renderTex';
import { root } from '../run/root';

/** Which of KaTeX's classes is set in which of its fonts; every formula needs the first. */
const fontOf: readonly (readonly [RegExp, string])[] = [
  [/class="katex-html"/, 'Main-Regular'],
  [/mathnormal|mathit/, 'Math-Italic'],
  [/mathbf/, 'Main-Bold'],
  [/mathsf/, 'SansSerif-Regular'],
  [/mathcal/, 'Caligraphic-Regular'],
  [/amsrm|mathbb/, 'AMS-Regular'],
  [/delimsizing size1|delim-size1|small-op/, 'Size1-Regular'],
  [/delimsizing size2|large-op/, 'Size2-Regular'],
  [/delimsizing size3/, 'Size3-Regular'],
  [/delimsizing size4|delim-size4/, 'Size4-Regular'],
];

/**
 * KaTeX's stylesheet for embeds: an opaque origin is refused every font file, so those that the widgets' formulas need are in it as
 * data URLs, and no other is named.
 */
export async function generateEmbedFonts(): Promise<void> {
  const dist = join(root, 'node_modules/katex/dist');
  const css = await readFile(join(dist, 'katex.min.css'), 'utf8');
  const formulas = [
    ...Object.values(experiments).map(({ definition }) => definition.formula),
    ...Object.values(cellFormulas),
  ];
  const html = formulas.map(formula => renderTex(formula, true)).join('');
  const needed = fontOf.filter(([pattern]) => pattern.test(html)).map(([, file]) => file);
  const faces = await Promise.all(
    needed.map(async file => {
      const face = css.match(/@font-face\{[^}]*\}/g)?.find(rule => rule.includes(`KaTeX_${file}.woff2`));
      if (!face) throw new Error(`embedFonts: KaTeX's stylesheet has no font ${file}`);
      const data = (await readFile(join(dist, `fonts/KaTeX_${file}.woff2`))).toString('base64');
      return face.replace(/src:[^;}]*/, `src:url(data:font/woff2;base64,${data}) format("woff2")`);
    }),
  );
  const folder = join(root, 'app/[locale]/(embed)/generated');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'katex.css'), faces.join('') + css.replace(/@font-face\{[^}]*\}/g, ''));
}
