import { isElement, problemsOf } from './grammar.js';
import { placeOf } from './place.js';
import { components } from './schema.js';
import { visitParents } from './visit.js';

/**
 * Fails on what is not of the vocabulary, with the line; tells each component its lesson and language; numbers the figures.
 *
 * @returns {(tree: import('mdast').Root, file: import('vfile').VFile) => void}
 */
export default function vocabulary() {
  return (tree, file) => {
    const first = problemsOf(tree)[0];
    if (first) file.fail(first.message, first.node);
    const place = placeOf(file);
    let figures = 0;
    visitParents(tree, node => {
      if (!isElement(node) || !node.name || !components[node.name]) return;
      const told = { ...place, ...(node.name === 'Widget' ? { figure: String(++figures) } : {}) };
      for (const [name, value] of Object.entries(told)) {
        const written = node.attributes.some(
          attribute => attribute.type === 'mdxJsxAttribute' && attribute.name === name,
        );
        if (!written) node.attributes.push({ type: 'mdxJsxAttribute', name, value });
      }
    });
  };
}
