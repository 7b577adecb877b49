import { attributesOf, isElement, problemsOf } from './grammar.js';
import { placeOf } from './place.js';
import { components } from './schema.js';
import { visitParents } from './visit.js';

/**
 * Fails on what is not of the vocabulary, with the line; tells each component its lesson and language; numbers the figures; tells a
 * Derivation which widget its figure is and where that starts.
 *
 * @returns {(tree: import('mdast').Root, file: import('vfile').VFile) => void}
 */
export default function vocabulary() {
  return (tree, file) => {
    const first = problemsOf(tree)[0];
    if (first) file.fail(first.message, first.node);
    const place = placeOf(file);
    let figures = 0;
    visitParents(tree, node => {
      if (!isElement(node) || !node.name || !components[node.name]) return;
      const told = {
        ...place,
        ...(node.name === 'Widget' ? { figure: String(++figures) } : {}),
        ...(node.name === 'Derivation' ? figureOf(tree, attributesOf(node).figure) : {}),
      };
      for (const [name, value] of Object.entries(told)) {
        const written = node.attributes.some(
          attribute => attribute.type === 'mdxJsxAttribute' && attribute.name === name,
        );
        if (!written) node.attributes.push({ type: 'mdxJsxAttribute', name, value });
      }
    });
  };
}

/**
 * The Widget of that name: its id, and its parameters as JSON. Throws where a name is given and there is none.
 *
 * @param {import('mdast').Root} tree
 * @param {string | undefined} name
 * @returns {Record<string, string>}
 */
function figureOf(tree, name) {
  if (name === undefined) return {};
  /** @type {Record<string, string> | undefined} */
  let found;
  visitParents(tree, node => {
    if (!isElement(node) || node.name !== 'Widget') return;
    const given = attributesOf(node);
    if ((given.name ?? given.id) === name) found ??= given;
  });
  if (!found) throw new Error(`<Derivation figure="${name}">: no Widget of the lesson is called so`);
  const own = [...Object.keys(components.Widget?.attributes ?? {}), 'locale', 'lesson', 'figure'];
  const params = Object.entries(found).filter(([key]) => !own.includes(key));
  return { widget: found.id ?? '', start: JSON.stringify(Object.fromEntries(params)) };
}
