/** The width of a token's vector and the number of its heads, as choices of two lists in ascending order, and the head that is shown. */
interface Sizes<Width extends string, Heads extends string> {
  hidden: Width;
  heads: Heads;
  /** From 0. */
  head: number;
}

/**
 * Heads divide the width: what the reader did not touch gives way, to the next smaller number of heads or the nearest width. The head
 * that is shown is one of them.
 */
export function fitHeads<Width extends string, Heads extends string>(
  { hidden, heads, head }: Readonly<Sizes<Width, Heads>>,
  lists: Lists<Width, Heads>,
  touched: string | undefined,
): Partial<Sizes<Width, Heads>> {
  const changed = fitSizes(hidden, heads, lists, touched);
  const count = Number(changed.heads ?? heads);
  return head < count ? changed : { ...changed, head: count - 1 };
}

interface Lists<Width extends string, Heads extends string> {
  readonly widths: readonly Width[];
  readonly headCounts: readonly Heads[];
}

function fitSizes<Width extends string, Heads extends string>(
  hidden: Width,
  heads: Heads,
  { widths, headCounts }: Lists<Width, Heads>,
  touched: string | undefined,
): { hidden?: Width; heads?: Heads } {
  const count = Number(heads);
  if (Number(hidden) % count === 0) return {};
  if (touched === 'heads') {
    const far = (width: Width): number => Math.abs(Number(width) - Number(hidden));
    const fitting = widths.filter(width => Number(width) % count === 0);
    return fitting.length > 0 ? { hidden: fitting.reduce((a, b) => (far(b) < far(a) ? b : a)) } : {};
  }
  const fewer = headCounts.findLast(n => Number(n) < count && Number(hidden) % Number(n) === 0) ?? headCounts[0];
  return fewer === undefined ? {} : { heads: fewer };
}
