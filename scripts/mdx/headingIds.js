import { visit } from 'unist-util-visit';

const written = /\s*\[#([^\]]*)\]\s*$/;

/**
 * `## Longer sums spread wider [#intuition]` gives the heading the id `intuition`, the same in every language. Every heading has one,
 * and no two share it.
 *
 * @returns {(tree: import('mdast').Root, file: import('vfile').VFile) => void}
 */
export default function headingIds() {
  return (tree, file) => {
    const seen = new Set();
    visit(tree, 'heading', heading => {
      const last = heading.children.at(-1);
      const found = last?.type === 'text' ? written.exec(last.value) : null;
      if (last?.type !== 'text' || !found) {
        file.fail('A heading ends with its id, the same in all languages: ## Title [#title-id]', heading);
      }
      const id = found[1] ?? '';
      if (!/^[a-z][a-z0-9-]*$/.test(id))
        file.fail(`Heading id "${id}": lower-case Latin letters, digits and hyphens`, heading);
      if (seen.has(id)) file.fail(`Heading id "${id}" stands twice`, heading);
      if (heading.depth < 2 || heading.depth > 3)
        file.fail('Headings are ## or ###; the title is the front matter’s', heading);
      seen.add(id);
      last.value = last.value.slice(0, found.index);
      if (last.value === '') heading.children.pop();
      heading.data = { ...heading.data, hProperties: { ...heading.data?.hProperties, id } };
    });
  };
}
