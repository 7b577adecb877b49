import type { Nodes, Root } from 'mdast';
import { type Element, isElement } from '../mdx/grammar';
import { parser } from '../mdx/parser';
import { components } from '../mdx/schema.js';
import { convertText } from './convertText';

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly convert: (source: string) => string;
}

/**
 * A lesson of zh-Hans as one of zh-Hant. Converted where the tree says that a reader reads it: prose, alternative texts, front
 * matter's values, attributes that the vocabulary calls prose, and \text{…} in formulas. Code, the rest of formulas, ids, tokens,
 * a widget's parameters and <Verbatim> stay byte for byte. Throws what the MDX parser throws.
 */
export function convertMdx(source: string): string {
  const edits: Edit[] = [];
  collect(parser.parse(source) as Root, edits);
  let out = '';
  let from = 0;
  for (const { start, end, convert } of edits.sort((a, b) => a.start - b.start)) {
    out += source.slice(from, start) + convert(source.slice(start, end));
    from = end;
  }
  return out + source.slice(from);
}

const handlers: Partial<Record<Nodes['type'], (source: string) => string>> = {
  text: convertText,
  // `key: value`, line by line; keys are Latin, and so are the ids that may stand as values.
  yaml: convertText,
  image: convertImage,
  imageReference: convertImage,
  math: convertFormula,
  inlineMath: convertFormula,
};

function collect(node: Nodes, edits: Edit[]): void {
  const convert = handlers[node.type];
  if (convert) edits.push(edit(node, convert));
  if (isElement(node)) {
    if (node.name === 'Verbatim') return;
    edits.push(...attributeEdits(node));
  }
  if ('children' in node) for (const child of node.children) collect(child, edits);
}

function edit(node: { position?: Nodes['position'] }, convert: (source: string) => string): Edit {
  const start = node.position?.start.offset;
  const end = node.position?.end.offset;
  if (start === undefined || end === undefined) throw new Error('convertMdx: a node without a position');
  return { start, end, convert };
}

function attributeEdits(element: Element): Edit[] {
  const known = components[element.name ?? '']?.attributes;
  return element.attributes
    .filter(attribute => attribute.type === 'mdxJsxAttribute' && known?.[attribute.name]?.prose)
    .map(attribute => edit(attribute, convertText));
}

/** `![alt](url "title")`: the address between ]( and the title or the end stays. */
function convertImage(source: string): string {
  const address = /\]\(\s*(<[^>]*>|[^\s)]*)/.exec(source);
  if (!address) return convertText(source);
  const end = address.index + address[0].length;
  return convertText(source.slice(0, address.index)) + address[0] + convertText(source.slice(end));
}

/** Words within a formula stand in \text{…}. */
function convertFormula(source: string): string {
  return source.replace(/\\text(?:rm|bf|it)?\{[^{}]*\}/g, convertText);
}
