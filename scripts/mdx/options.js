import { fileURLToPath } from 'node:url';

const own = (/** @type {string} */ name) => fileURLToPath(new URL(`./${name}.js`, import.meta.url));

/**
 * What turns a lesson's MDX into a module of `default` (its content), `frontmatter` and `toc`. Plugins go by name or path:
 * Turbopack hands the options to another process as JSON.
 */
export const mdxOptions = {
  remarkPlugins: [
    'remark-frontmatter',
    'remark-gfm',
    'remark-math',
    own('vocabulary'),
    own('headingIds'),
    own('links'),
    own('toc'),
    'remark-mdx-frontmatter',
  ],
  rehypePlugins: [
    own('katex'),
    own('claimTail'),
    own('cjkSpacing'),
    own('lineStarts'),
    own('footnotes'),
    own('scrolling'),
  ],
};
