import { visit } from 'unist-util-visit';

const written = /\s*\[#([^\]]*)\]\s*$/;

/** The id that a heading is written with, or null. @param {import('mdast').Heading} heading @returns {string | null} */
export function headingId(heading) {
  const last = heading.children.at(-1);
  return (last?.type === 'text' && written.exec(last.value)?.[1]) || null;
}

/** What is wrong with a lesson's headings. @param {import('mdast').Root} tree */
export function headingProblems(tree) {
  /** @type {{ message: string, node: import('mdast').Heading }[]} */
  const problems = [];
  const seen = new Set();
  visit(tree, 'heading', heading => {
    const id = headingId(heading);
    const say = (/** @type {string} */ message) => problems.push({ message, node: heading });
    if (id === null) say('A heading ends with its id, the same in all languages: ## Title [#title-id]');
    else if (!/^[a-z][a-z0-9-]*$/.test(id)) say(`Heading id "${id}": lower-case Latin letters, digits and hyphens`);
    else if (seen.has(id)) say(`Heading id "${id}" stands twice`);
    if (heading.depth < 2 || heading.depth > 3) say('Headings are ## or ###; the title is the front matter’s');
    seen.add(id);
  });
  return problems;
}

/**
 * `## Longer sums spread wider [#intuition]` gives the heading the id `intuition`, the same in every language. Every heading has one,
 * and no two share it.
 *
 * @returns {(tree: import('mdast').Root, file: import('vfile').VFile) => void}
 */
export default function headingIds() {
  return (tree, file) => {
    const first = headingProblems(tree)[0];
    if (first) file.fail(first.message, first.node);
    visit(tree, 'heading', heading => {
      const id = headingId(heading);
      const last = heading.children.at(-1);
      if (id === null || last?.type !== 'text') return;
      last.value = last.value.replace(written, '');
      if (last.value === '') heading.children.pop();
      heading.data = { ...heading.data, hProperties: { ...heading.data?.hProperties, id } };
    });
  };
}
