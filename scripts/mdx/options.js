/** What turns a lesson's MDX into a module. Plugins go by name and options are JSON: Turbopack hands them to another process. */
export const mdxOptions = {
  remarkPlugins: ['remark-frontmatter', 'remark-mdx-frontmatter', 'remark-gfm', 'remark-math'],
  rehypePlugins: ['rehype-slug', 'rehype-katex'],
};
