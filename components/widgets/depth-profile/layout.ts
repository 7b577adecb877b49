/** px; View and picture keep one shape. */
export const LARGE = 220;
export const CHART = 132;
/** A card: its head, and as many lines as the longest verdicts take. */
export const card = { head: 24, line: 20, lines: { side: 5, alone: 7 } } as const;
/** px of the side of a cosine map, at most; and of one of its cells. */
export const MAP = 288;
export const cellOf = (width: number, tokens: number): number => Math.max(4, Math.min(18, Math.floor(width / tokens)));
