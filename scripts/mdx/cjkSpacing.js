import { placeOf } from './place.js';

const han = /\p{Script=Han}/u;

/**
 * Between Chinese and a formula, a piece of code or a claim stands a sixteenth of an em or so, as the browser's `text-autospace` sets
 * it around Latin letters; it cannot see into these boxes, so they are told on which side a Chinese character touches them. Beside
 * punctuation there is no gap. Runs after katex.
 *
 * @returns {(tree: import('hast').Root, file: import('vfile').VFile) => void}
 */
export default function cjkSpacing() {
  return (tree, file) => {
    if (placeOf(file).locale.startsWith('zh')) space(tree);
  };
}

/** @param {import('hast').Nodes} node */
function space(node) {
  if (!('children' in node)) return;
  for (const [index, child] of node.children.entries()) {
    const before = edge(node.children[index - 1], -1);
    const tailed =
      child.type === 'mdxJsxTextElement' && child.attributes.some(one => 'name' in one && one.name === 'tail');
    const after = tailed ? '' : edge(node.children[index + 1], 0);
    const gaps = [han.test(before) && 'gap-before', han.test(after) && 'gap-after'].filter(
      gap => typeof gap === 'string',
    );
    if (child.type === 'element' && child.tagName === 'code') {
      if (gaps.length) child.properties.className = gaps;
    } else if (child.type === 'mdxJsxTextElement' && (child.name === 'Formula' || child.name === 'Claim')) {
      if (gaps.length) child.attributes.push({ type: 'mdxJsxAttribute', name: 'gap', value: gaps.join(' ') });
    } else {
      space(child);
    }
  }
}

/** The character of a text at its start or end. @param {import('hast').Nodes | undefined} node @param {0 | -1} at */
function edge(node, at) {
  return node?.type === 'text' ? ([...node.value].at(at) ?? '') : '';
}
