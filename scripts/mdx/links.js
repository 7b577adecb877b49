import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { placeOf } from './place.js';
import { visitParents } from './visit.js';

/**
 * `/lessons/softmax` becomes the page in this language; a lesson that is not written yet becomes plain text, so that nothing on the
 * page leads nowhere. Whether the lesson exists in the outline at all is asked by scripts/check.
 *
 * @returns {(tree: import('mdast').Root, file: import('vfile').VFile) => void}
 */
export default function links() {
  return (tree, file) => {
    const { locale } = placeOf(file);
    visitParents(tree, (node, parents) => {
      if (node.type !== 'link') return;
      const lesson = /^\/lessons\/([a-z0-9-]+)/.exec(node.url)?.[1];
      if (lesson && !existsSync(join(dirname(file.path), `${lesson}.mdx`))) {
        const parent = parents.at(-1);
        if (!parent || !('children' in parent)) return;
        const at = parent.children.indexOf(node);
        /** @type {import('mdast').Nodes[]} */ (parent.children).splice(at, 1, ...node.children);
      } else if (node.url.startsWith('/')) {
        // Every page of ours ends in a slash, and the anchor, if any, comes after it.
        const [path = '', anchor] = node.url.split('#');
        node.url = `/${locale}${path.replace(/\/?$/, '/')}${anchor ? `#${anchor}` : ''}`;
      }
    });
  };
}
