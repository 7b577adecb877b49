import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { filesOf, out, rewriteHtml } from '../export/htmlFiles';

const legacyScript = /<script src="([^"]+)" noModule="[^"]*"><\/script>/g;

/** Takes out Next's polyfills for browsers without modules: the site's CSS and workers ask for far newer ones. */
export async function stripLegacyScripts(): Promise<void> {
  const names = new Set<string>();
  rewriteHtml(html =>
    html.replace(legacyScript, (_tag, src: string) => {
      names.add(src.slice(src.lastIndexOf('/') + 1));
      return '';
    }),
  );
  if (names.size === 0) throw new Error('legacy: no noModule script found; does Next still write one?');
  for (const file of filesOf('_next', /\.js$/))
    if (names.has(file.slice(file.lastIndexOf('/') + 1))) rmSync(join(out, file));
}
