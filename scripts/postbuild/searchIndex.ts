import { rmSync } from 'node:fs';
import { join } from 'node:path';
import * as pagefind from 'pagefind';
import { filesOf, out } from '../export/htmlFiles';

/** Pagefind's own interface, which ours replaces. */
const unused = /^pagefind-(?!worker|entry)|^pagefind-modular|\.css$/;

/** Indexes what stands in `data-pagefind-body`, one index a language, into out/pagefind. */
export async function indexForSearch(): Promise<void> {
  const { index, errors } = await pagefind.createIndex({
    // A formula stands twice, as MathML for screen readers and as what is drawn; displayed, it makes no sense as a line of text.
    // A heading has a link to itself beside it.
    excludeSelectors: ['.katex-mathml', '.katex-display', 'a[aria-labelledby]', 'noscript', 'svg', '.sr'],
  });
  if (!index) throw new Error(`pagefind: ${errors.join('; ')}`);
  try {
    const added = await index.addDirectory({ path: out });
    if (added.errors.length > 0) throw new Error(`pagefind: ${added.errors.join('; ')}`);
    const written = await index.writeFiles({ outputPath: join(out, 'pagefind') });
    if (written.errors.length > 0) throw new Error(`pagefind: ${written.errors.join('; ')}`);
  } finally {
    await pagefind.close();
  }
  for (const file of filesOf('pagefind', unused)) rmSync(join(out, file));
}
