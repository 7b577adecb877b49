import { components, conditions, htmlNames } from './schema.js';
import { SKIP, visitParents } from './visit.js';

/**
 * @typedef {import('mdast').Nodes} Nodes
 * @typedef {import('mdast-util-mdx-jsx').MdxJsxFlowElement | import('mdast-util-mdx-jsx').MdxJsxTextElement} Element
 * @typedef {{ message: string, node: Nodes }} Problem
 */

const shapes = {
  id: { test: /^[a-z][a-z0-9-]*$/, wants: 'lower-case Latin letters, digits and hyphens' },
  number: { test: /^-?(\d+\.?\d*|\.\d+)(e-?\d+)?$/, wants: 'a number' },
  params: { test: /^([A-Za-z]\w*=[^&]*(&[A-Za-z]\w*=[^&]*)*)?$/, wants: 'written as a=1&b=2' },
  text: { test: /[\s\S]*/, wants: 'text' },
};

/** @param {Nodes} node @returns {node is Element} */
export const isElement = node => node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';

/** The literal attributes of an element, an attribute without a value as ''. @param {Element} element @returns {Record<string, string>} */
export function attributesOf(element) {
  const entries = element.attributes.map(attribute =>
    attribute.type === 'mdxJsxAttribute' && typeof attribute.value !== 'object'
      ? [attribute.name, attribute.value ?? '']
      : ['', ''],
  );
  return Object.fromEntries(entries.filter(([name]) => name));
}

/** Components whose id is that of something else: a claim, an experiment, a term, a work. */
const namesOfOthers = new Set(['Claim', 'Widget', 'Term', 'Cite']);

/** Everything in a lesson that is not of the vocabulary. @param {import('mdast').Root} tree @returns {Problem[]} */
export function problemsOf(tree) {
  /** @type {Problem[]} */
  const problems = [];
  const ids = new Set();
  visitParents(tree, (node, parents) => {
    const say = /** @param {string} message */ message => problems.push({ message, node });
    if (node.type === 'mdxjsEsm' && node.position) say('A lesson imports and exports nothing');
    if (node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression') {
      // A comment is an expression without content.
      if (!/^\s*(\/\*[\s\S]*?\*\/\s*)*$/.test(node.value)) say(`A lesson has no expressions: write \\{ for a brace`);
    }
    if (node.type === 'html') say('Raw HTML');
    if (!isElement(node)) return;
    if (!node.name) return void say('A lesson has no fragments <>');
    if (/^[a-z]/.test(node.name)) {
      if (!htmlNames.includes(node.name))
        say(`<${node.name}> is not in the vocabulary (HTML: ${htmlNames.join(', ')})`);
      else if (node.attributes.length) say(`<${node.name}> takes no attributes here`);
      return;
    }
    const spec = components[node.name];
    if (!spec) {
      say(`<${node.name}> is not in the vocabulary: ${Object.keys(components).join(', ')}`);
      return SKIP;
    }
    for (const message of attributeProblems(node, spec)) say(message);
    for (const message of placeProblems(node, spec, parents)) say(message);
    const given = attributesOf(node);
    if (given.id && !namesOfOthers.has(node.name)) {
      if (ids.has(given.id)) say(`id "${given.id}" stands twice`);
      ids.add(given.id);
    }
  });
  return problems;
}

/** @param {Element} node @param {import('./schema.js').ComponentSpec} spec @returns {string[]} */
function attributeProblems(node, spec) {
  const messages = [];
  for (const attribute of node.attributes) {
    if (attribute.type !== 'mdxJsxAttribute')
      messages.push(`<${node.name}> has a spread attribute; attributes are literals`);
    else if (attribute.value !== null && typeof attribute.value === 'object')
      messages.push(`<${node.name} ${attribute.name}={…}>: attributes are literals, ${attribute.name}="…"`);
  }
  const given = attributesOf(node);
  for (const [name, value] of Object.entries(given)) {
    const wanted = spec.attributes[name];
    if (!wanted) {
      if (!spec.open)
        messages.push(
          `<${node.name}> has no attribute "${name}" (it has: ${Object.keys(spec.attributes).join(', ') || 'none'})`,
        );
      continue;
    }
    const shape = shapes[wanted.kind ?? 'text'];
    if (!shape.test.test(value)) messages.push(`<${node.name} ${name}="${value}">: ${shape.wants}`);
    if (wanted.options && !wanted.options.includes(value))
      messages.push(`<${node.name} ${name}="${value}">: one of ${wanted.options.join(', ')}`);
  }
  const needed = Object.keys(spec.attributes).filter(name => spec.attributes[name]?.required);
  for (const [component, decides, is, more] of conditions)
    if (component === node.name && given[decides] === is) needed.push(...more);
  for (const name of new Set(needed)) if (!given[name]) messages.push(`<${node.name}> lacks ${name}="…"`);
  return messages;
}

/** @param {Element} node @param {import('./schema.js').ComponentSpec} spec @param {readonly Nodes[]} parents @returns {string[]} */
function placeProblems(node, spec, parents) {
  const messages = [];
  const parent = parents.at(-1);
  const above = parents.findLast(isElement);
  if (spec.inside && above?.name !== spec.inside) messages.push(`<${node.name}> stands only in <${spec.inside}>`);
  if (spec.place === 'block' && node.type === 'mdxJsxTextElement' && !(parent && standsAlone(parent)))
    messages.push(`<${node.name}> stands on lines of its own, with a blank line before and after`);
  if (node.name === 'Claim' && parents.some(at => at.type === 'heading' || at.type === 'link'))
    messages.push('A <Claim> is a button: not inside a heading or a link');
  return messages;
}

/** Whether a paragraph holds nothing but components: MDX takes it apart, as if each stood in a paragraph of its own. @param {Nodes} parent */
function standsAlone(parent) {
  return (
    parent.type === 'paragraph' &&
    parent.children.every(child => isElement(child) || (child.type === 'text' && !child.value.trim()))
  );
}
