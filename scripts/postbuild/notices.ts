import { copyFileSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { out } from '../export/htmlFiles';
import { root } from '../run/root';

/** What the export carries that others made, with where their licence stands. */
const carried = [
  { what: 'Inter', package: '@fontsource-variable/inter' },
  { what: 'Source Serif 4', package: '@fontsource-variable/source-serif-4' },
  { what: 'Source Code Pro', package: '@fontsource-variable/source-code-pro' },
  { what: 'KaTeX, with its fonts', package: 'katex' },
  { what: 'React', package: 'react' },
  { what: 'Next.js', package: 'next' },
  { what: 'D3', package: 'd3' },
  { what: 'zustand', package: 'zustand' },
  { what: 'Pagefind', package: 'pagefind' },
  {
    what: 'tokenizers.js, and the WordPiece vocabulary of bert-base-uncased (Google, Apache License 2.0)',
    package: '@huggingface/tokenizers',
  },
];

/** Puts our licence, the citation and the notices of what we carry beside the pages; the footer links to them. */
export async function writeNotices(): Promise<void> {
  copyFileSync(join(root, 'LICENSE'), join(out, 'LICENSE.txt'));
  copyFileSync(join(root, 'CITATION.cff'), join(out, 'CITATION.cff'));
  const parts = carried.map(({ what, package: name }) => `${what}\n${'='.repeat(72)}\n\n${licenceOf(name)}\n`);
  writeFileSync(
    join(out, 'NOTICE.txt'),
    `Inside the Encoder carries these works under their own licences.\n\n\n${parts.join('\n\n')}`,
  );
}

function licenceOf(name: string): string {
  const folder = join(root, 'node_modules', name);
  const file = ['LICENSE', 'LICENSE.md', 'license.md', 'LICENSE.txt', 'LICENSE/LICENSE']
    .map(each => join(folder, each))
    .find(path => statSync(path, { throwIfNoEntry: false })?.isFile());
  if (!file) throw new Error(`notices: ${name} has no licence file`);
  return readFileSync(file, 'utf8').trim();
}
