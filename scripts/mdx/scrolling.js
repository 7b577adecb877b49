import { SKIP, visit } from 'unist-util-visit';

/** A table may be wider than its column: it scrolls in a box of its own (which the page makes a tab stop where it does scroll). */
export default function scrolling() {
  return (/** @type {import('hast').Root} */ tree) => {
    visit(tree, 'element', (element, index, parent) => {
      if (element.tagName !== 'table' || !parent || index === undefined) return undefined;
      parent.children[index] = {
        type: 'element',
        tagName: 'div',
        properties: { className: ['scroll'] },
        children: [element],
      };
      return SKIP;
    });
  };
}
