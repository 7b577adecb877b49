const closing = /^[.,;:!?)\]%。，、；：！？）」』”’…]+/;

/**
 * Punctuation after a claim goes with it: its slip opens between the number and what follows, and a full stop alone below the slip
 * would belong to nothing.
 *
 * @returns {(tree: import('hast').Root) => void}
 */
export default function claimTail() {
  return tree => move(tree);
}

/** @param {import('hast').Nodes} node */
function move(node) {
  if (!('children' in node)) return;
  for (const [index, child] of node.children.entries()) {
    const next = node.children[index + 1];
    const tail = next?.type === 'text' ? closing.exec(next.value)?.[0] : undefined;
    if (child.type === 'mdxJsxTextElement' && child.name === 'Claim' && tail && next?.type === 'text') {
      child.attributes.push({ type: 'mdxJsxAttribute', name: 'tail', value: tail });
      next.value = next.value.slice(tail.length);
    } else {
      move(child);
    }
  }
}
