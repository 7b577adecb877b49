/** Where everything stands, from the width there is. The View and the static picture share it. */
export interface LabLayout {
  /** wide: q, scores, probs side by side. medium: probs below the scores. narrow: without q, kᵀ and v. */
  readonly kind: 'wide' | 'medium' | 'narrow';
  /** px of a cell of scores and probs. */
  readonly big: { readonly width: number; readonly height: number };
  /** px of a cell of q. */
  readonly thin: number;
  /** px of a cell's height in kᵀ. */
  readonly flat: number;
  /** px of a cell's height in v and context, and of a context cell's width. */
  readonly low: number;
  readonly contextWidth: number;
  readonly gap: number;
}

const edge = 3;
/** The column of row sums. */
export const sumsWidth = 56;
/** px of height from which a row of printed values does not look crowded. */
export const printable = 20;

export interface Room {
  /** Tokens. */
  readonly n: number;
  readonly headDim: number;
  /** px that the longest token takes as a row label, its gap included. */
  readonly label: number;
  /** Whether row sums stand beside the probs. */
  readonly sums: boolean;
}

export function layoutOf(width: number, { n, headDim, label, sums }: Room): LabLayout {
  const kind = width >= 720 ? 'wide' : width >= 460 ? 'medium' : 'narrow';
  const gap = kind === 'wide' ? 22 : 18;
  const beside = sums ? sumsWidth + 8 : 0;
  const least = kind === 'narrow' ? 0 : Math.min(Math.max(headDim * 12, 84), 120);
  const maps = { wide: 2, medium: 1, narrow: 1 }[kind];
  const columns = { wide: 3, medium: 2, narrow: 1 }[kind];
  const room = width - label - columns * edge - (columns - 1) * gap - (kind === 'narrow' ? 0 : beside);
  const bigWidth = Math.max(6, Math.min(52, whole((room - least - (kind === 'narrow' ? beside : 0)) / (maps * n))));
  const left = kind === 'narrow' ? 0 : room - maps * n * bigWidth;
  return {
    kind,
    gap,
    big: { width: bigWidth, height: Math.floor(Math.min(40, Math.max(16, 288 / n))) },
    thin: whole(Math.max(0, Math.min(26, left / headDim))),
    flat: Math.min(20, 160 / headDim),
    low: Math.floor(Math.min(28, Math.max(14, 208 / n))),
    contextWidth: whole(Math.min(52, (kind === 'narrow' ? width - label - edge : n * bigWidth) / headDim)),
  };
}

/** Whole pixels where that costs little. */
const whole = (px: number): number => (px >= 8 ? Math.floor(px) : px);
