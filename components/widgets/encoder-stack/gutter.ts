import type { TensorHue } from '@/components/viz/ramps';
import type { EncoderStackParams } from '@/lib/experiments/encoder-stack/params';

/** A stroke beside a strip, in px from the stretch's upper left corner; View and picture draw it. */
export interface Mark {
  readonly d: string;
  readonly hue: TensorHue;
  readonly width: number;
  /** Default none. */
  readonly fill?: 'hue' | 'ground';
}

/** Width of the stretch, and space above a strip in which its layer begins. */
export const GUTTER = 44;
export const GAP = 12;
const TRUNK = 35;
const OUT = 6;
const WIDE = 7;

type Block = Pick<EncoderStackParams, 'norm' | 'residual'>;

/**
 * The trunk's stretch from one hidden state to the next, `height` px of it: attention leaves and returns, the feed-forward network leaves
 * and returns. A box is a LayerNorm, on the trunk or on the branch; without residual connections the trunk itself is cut.
 */
export function stretchOf({ norm, residual }: Block, state: number, height: number): Mark[] {
  if (state === 0) return [trunk(0, height)];
  const half = height / 2;
  const room = norm === 'post' ? 12 : 4;
  const blocks = [
    { hue: 'ctx', from: 3, to: half - room },
    { hue: 'ffn', from: half + 2, to: height - room },
  ] as const;
  const cuts = residual ? [] : blocks.flatMap(({ from, to }) => [from + 1, to]);
  const edges = [0, ...cuts, height];
  const pieces = Array.from({ length: edges.length / 2 }, (_, i) => trunk(edges[2 * i] ?? 0, edges[2 * i + 1] ?? 0));
  return [
    ...pieces,
    ...blocks.flatMap(({ hue, from, to }): Mark[] => {
      // Into the middle of the trunk where it is cut, else to its side.
      const side = TRUNK - (residual ? WIDE / 2 : 0);
      const [top, end] = [round(from), round(to)];
      return [
        {
          d: `M${side} ${top}H${OUT + 4}Q${OUT} ${top} ${OUT} ${top + 4}V${end - 4}Q${OUT} ${end} ${OUT + 4} ${end}H${side - 4}`,
          hue,
          width: 1.75,
        },
        { d: `M${side} ${end}l-6 -3.5v7z`, hue, width: 0, fill: 'hue' },
        ...(norm === 'pre' ? [box(OUT + 12, top)] : []),
        ...(norm === 'post' ? [box(TRUNK, round(to + 6))] : []),
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

const box = (x: number, y: number): Mark => ({
  d: `M${x - 8} ${y - 3}h16v6h-16z`,
  hue: 'x',
  width: 1.75,
  fill: 'ground',
});
