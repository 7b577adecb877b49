import { valueToEstree } from 'estree-util-value-to-estree';
import { toString as textOf } from 'mdast-util-to-string';

/** `export const toc = [{ id, text }, …]`: the lesson's h2s, for its table of contents. Runs after headingIds. */
export default function toc() {
  return (/** @type {import('mdast').Root} */ tree) => {
    const list = tree.children
      .filter(node => node.type === 'heading' && node.depth === 2)
      .map(node => ({ id: String(node.data?.hProperties?.id ?? ''), text: plain(textOf(node)) }));
    tree.children.unshift({
      type: 'mdxjsEsm',
      value: '',
      data: {
        estree: {
          type: 'Program',
          sourceType: 'module',
          body: [
            {
              type: 'ExportNamedDeclaration',
              specifiers: [],
              source: null,
              attributes: [],
              declaration: {
                type: 'VariableDeclaration',
                kind: 'const',
                declarations: [
                  { type: 'VariableDeclarator', id: { type: 'Identifier', name: 'toc' }, init: valueToEstree(list) },
                ],
              },
            },
          ],
        },
      },
    });
  };
}

/** A heading's formulas in plain letters, for a list that has no room for KaTeX: \sqrt{d_k} → √d_k. @param {string} text */
export function plain(text) {
  return text
    .replace(/\\sqrt\{([^{}]*)\}/g, '√$1')
    .replace(/\\[A-Za-z]+\s*/g, '')
    .replace(/[{}]/g, '')
    .trim();
}
