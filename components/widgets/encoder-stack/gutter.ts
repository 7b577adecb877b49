import type { TensorHue } from '@/components/viz/ramps';
import type { EncoderStackParams } from '@/lib/experiments/encoder-stack/params';

/** A stroke beside a strip, in px from the stretch's upper left corner; View and picture draw it. */
export interface Mark {
  readonly d: string;
  readonly hue: TensorHue;
  readonly width: number;
  /** An area, not a line. */
  readonly filled?: true;
}

/** Width of the stretch, and space above a strip in which its layer begins. */
export const GUTTER = 44;
export const GAP = 12;
const TRUNK = 36;
const OUT = 8;
const WIDE = 7;

type Block = Pick<EncoderStackParams, 'norm' | 'residual'>;

/**
 * The trunk's stretch from one hidden state to the next, `height` px of it: attention leaves and returns, the feed-forward network leaves
 * and returns. A bar across is a LayerNorm, on the trunk or on the branch; without residual connections the trunk itself is cut.
 */
export function stretchOf({ norm, residual }: Block, state: number, height: number): Mark[] {
  if (state === 0) return [trunk(0, height)];
  const blocks = [
    { hue: 'ctx', from: 2, to: height * 0.44 },
    { hue: 'ffn', from: height * 0.5, to: height * 0.94 - 2 },
  ] as const;
  const cuts = blocks.map(({ from, to }) => [from + 1, to - (norm === 'post' ? 3 : 0)] as const);
  const pieces = residual ? [[0, height] as const] : between(cuts, height);
  return [
    ...pieces.map(([from, to]) => trunk(from, to)),
    ...blocks.flatMap(({ hue, from, to }): Mark[] => {
      const [x, y, end] = [TRUNK - WIDE / 2, round(from), round(to - 4)];
      return [
        {
          d: `M${x} ${y}H${OUT + 4}Q${OUT} ${y} ${OUT} ${y + 4}V${end - 4}Q${OUT} ${end} ${OUT + 4} ${end}H${x - 4}`,
          hue,
          width: 1.75,
        },
        { d: `M${x} ${end}l-6 -3.5v7z`, hue, width: 0, filled: true },
        ...(norm === 'pre' ? [bar(OUT + 9, y, 'down')] : []),
        ...(norm === 'post' ? [bar(TRUNK, round(to), 'across')] : []),
      ];
    }),
  ];
}

const round = (value: number): number => Math.round(value * 2) / 2;

const trunk = (from: number, to: number): Mark => ({
  d: `M${TRUNK} ${round(from)}V${round(to)}`,
  hue: 'x',
  width: WIDE,
});

/** A LayerNorm: across the trunk it is wider than the trunk; on a branch it stands upright. */
const bar = (x: number, y: number, way: 'across' | 'down'): Mark =>
  way === 'across'
    ? { d: `M${x - 7.5} ${y - 1}h15v2.5h-15z`, hue: 'x', width: 0, filled: true }
    : { d: `M${x - 1.25} ${y - 4.5}h2.5v9h-2.5z`, hue: 'x', width: 0, filled: true };

function between(cuts: readonly (readonly [number, number])[], height: number): (readonly [number, number])[] {
  const edges = [0, ...cuts.flat(), height];
  return Array.from({ length: edges.length / 2 }, (_, i) => [edges[2 * i] ?? 0, edges[2 * i + 1] ?? 0] as const);
}
