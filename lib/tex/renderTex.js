import renderer from 'katex';
import { macros } from './macros.js';

/**
 * TeX → HTML with MathML beside it, at build and strictly: what KaTeX does not understand throws instead of standing red on a page.
 *
 * @param {string} tex @param {boolean} displayMode @returns {string}
 */
export function renderTex(tex, displayMode) {
  return renderer.renderToString(tex, {
    displayMode,
    output: 'htmlAndMathml',
    macros: { ...macros },
    // \htmlClass carries the tensor hues, \htmlData the names of parts; nothing else may write HTML.
    trust: context => {
      const { command } = context;
      if (command === '\\htmlClass') return true;
      if (command === '\\htmlData' && Object.keys(context.attributes).every(name => name === 'data-part')) return true;
      // Untrusted commands would be set in red, not refused.
      throw new Error(`${command} is not allowed in a formula`);
    },
    strict: code => (code === 'htmlExtension' ? 'ignore' : 'error'),
    throwOnError: true,
  });
}
