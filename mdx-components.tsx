import type { MDXComponents } from 'mdx/types';

/** The vocabulary a lesson may use. */
export function useMDXComponents(): MDXComponents {
  return {};
}
