/** Returned by a visitor: do not go into this node. */
export const SKIP = Symbol('skip');

/**
 * Walks a syntax tree, outermost first, with the ancestors of each node. (unist-util-visit-parents does this too; its types ask for
 * more than these plugins know.)
 *
 * @param {import('mdast').Nodes} node
 * @param {(node: import('mdast').Nodes, parents: readonly import('mdast').Nodes[]) => unknown} visitor
 * @param {readonly import('mdast').Nodes[]} parents
 */
export function visitParents(node, visitor, parents = []) {
  if (visitor(node, parents) === SKIP) return;
  if ('children' in node) for (const child of [...node.children]) visitParents(child, visitor, [...parents, node]);
}
