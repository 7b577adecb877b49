import { placeOf } from './place.js';

const joiner = '\u2060';
const colon = /^[：；…]/;

/**
 * No line of Chinese may begin with a colon, a semicolon or a footnote's number. The browser keeps them with a word, but breaks after
 * the box of a formula and after a full stop; a word joiner holds the two together. Runs after katex.
 *
 * @returns {(tree: import('hast').Root, file: import('vfile').VFile) => void}
 */
export default function lineStarts() {
  return (tree, file) => {
    if (placeOf(file).locale.startsWith('zh')) join(tree);
  };
}

/** @param {import('hast').Nodes} node */
function join(node) {
  if (!('children' in node)) return;
  for (const [index, child] of node.children.entries()) {
    const before = node.children[index - 1];
    if (child.type === 'text' && before && isFormula(before) && colon.test(child.value))
      child.value = joiner + child.value;
    else if (before?.type === 'text' && isFootnote(child)) before.value += joiner;
    else join(child);
  }
}

/** @param {import('hast').Nodes} node */
function isFormula(node) {
  return node.type === 'mdxJsxTextElement' && node.name === 'Formula';
}

/** <sup><a data-footnote-ref>, as remark-gfm writes it. @param {import('hast').Nodes} node */
function isFootnote(node) {
  return (
    node.type === 'element' &&
    node.tagName === 'sup' &&
    node.children.some(child => child.type === 'element' && 'dataFootnoteRef' in child.properties)
  );
}
