import type { Nodes } from 'mdast';
import { attributesOf, isElement } from '../mdx/grammar';
import { components } from '../mdx/schema';
import { SKIP, visitParents } from '../mdx/visit';
import { type LessonFile, lineOf } from './readLesson';

export interface Prose {
  readonly text: string;
  readonly line: number;
  /** attribute: plain words that also set `d_k` with a subscript. */
  readonly from: 'text' | 'attribute' | 'front matter';
}

const silent = new Set([
  'inlineCode',
  'code',
  'inlineMath',
  'math',
  'yaml',
  'mdxFlowExpression',
  'mdxTextExpression',
  'mdxjsEsm',
]);

/** Everything of a lesson that the reader reads as words: its text, its visible attributes, its front matter. */
export function proseOf(lesson: LessonFile): readonly Prose[] {
  const prose: Prose[] = [];
  for (const value of Object.values((lesson.frontMatter ?? {}) as Record<string, unknown>))
    if (typeof value === 'string') prose.push({ text: value, line: 1, from: 'front matter' });
  visitParents(lesson.tree, (node, parents) => {
    if (silent.has(node.type) || (isElement(node) && node.name === 'Claim')) return SKIP;
    if (node.type === 'text') prose.push(...linesOf(node.value + raised(node, parents.at(-1)), lineOf(node)));
    if (isElement(node)) {
      const spec = components[node.name ?? '']?.attributes ?? {};
      for (const [name, text] of Object.entries(attributesOf(node)))
        if (spec[name]?.prose) prose.push({ text, line: lineOf(node), from: 'attribute' });
    }
  });
  return prose;
}

/** A text over several lines, line by line, so that a finding names its own. */
function linesOf(text: string, first: number): Prose[] {
  return text.split('\n').map((line, index) => ({ text: line, line: first + index, from: 'text' }));
}

/** `10<sup>-5</sup>` is a power like any other. */
function raised(node: Nodes, parent: Nodes | undefined): string {
  if (!parent || !('children' in parent)) return '';
  const next = (parent.children as Nodes[])[(parent.children as Nodes[]).indexOf(node) + 1];
  if (!next || !isElement(next) || next.name !== 'sup') return '';
  const inside = next.children[0];
  return inside?.type === 'text' ? `^${inside.value}` : '';
}
