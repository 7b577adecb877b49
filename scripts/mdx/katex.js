import { SKIP, visit } from 'unist-util-visit';
import { renderTex } from '../../lib/tex/renderTex.js';

/**
 * A formula becomes one component that holds its HTML as a string: thirty nested spans as React elements would travel to the reader
 * twice. What KaTeX refuses fails the build at its line.
 *
 * @returns {(tree: import('hast').Root, file: import('vfile').VFile) => void}
 */
export default function katex() {
  return (tree, file) => {
    visit(tree, 'element', (element, index, parent) => {
      const classes = Array.isArray(element.properties.className) ? element.properties.className : [];
      const display = classes.includes('math-display') || element.children.some(isDisplayCode);
      if (!(display || classes.includes('math-inline')) || !parent || index === undefined) return undefined;
      parent.children[index] = /** @type {import('hast').ElementContent} */ (
        /** @type {unknown} */ ({
          type: display ? 'mdxJsxFlowElement' : 'mdxJsxTextElement',
          name: 'Formula',
          attributes: [
            { type: 'mdxJsxAttribute', name: 'html', value: rendered(textOf(element), display, element, file) },
            ...(display ? [{ type: 'mdxJsxAttribute', name: 'display', value: null }] : []),
          ],
          children: [],
        })
      );
      return SKIP;
    });
  };
}

/** remark-math writes a display formula as <pre><code class="math-display">. @param {import('hast').ElementContent} child */
function isDisplayCode(child) {
  const classes = child.type === 'element' ? child.properties.className : null;
  return Array.isArray(classes) && classes.includes('math-display');
}

/** @param {import('hast').ElementContent} node @returns {string} */
function textOf(node) {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}

/** @param {string} tex @param {boolean} displayMode @param {import('hast').Element} at @param {import('vfile').VFile} file */
function rendered(tex, displayMode, at, file) {
  try {
    return renderTex(tex, displayMode);
  } catch (error) {
    return file.fail(`${error instanceof Error ? error.message : error}`, at);
  }
}
