import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cellFormulas } from '../../lib/experiments/encoder-map/cellFormulas';
import { renderTex } from '../../lib/tex/renderTex';
import { root } from '../run/root';

const folder = join(root, 'components/widgets/encoder-map/generated');

/**
 * The formula of every box of the map as KaTeX renders it: the inspector shows the one whose tensor is open, and KaTeX itself, 75 KB, need
 * not come with it.
 */
export async function generateEncoderFormulas(): Promise<void> {
  const formulas = Object.fromEntries(Object.entries(cellFormulas).map(([id, tex]) => [id, renderTex(tex, true)]));
  await mkdir(folder, { recursive: true });
  await writeFile(
    join(folder, 'formulas.ts'),
    `// Made by scripts/generate/encoderFormulas.ts from lib/experiments/encoder-map/cellFormulas.ts.\nexport const formulas = ${JSON.stringify(formulas)} as const;\n`,
  );
}
