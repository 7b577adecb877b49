/** What comes back from above: independent draws of N(0, 1), or a single 1. Apart, for the page: no engine behind it. */
export const upstreams = ['noise', 'one'] as const;
export type Upstream = (typeof upstreams)[number];

/** Where the single 1 stands: never in the first row or column, if there are others. */
export const oneAt = (tokens: number, hidden: number): { readonly token: number; readonly feature: number } => ({
  token: Math.floor(tokens / 2),
  feature: Math.floor(hidden / 2),
});
