import type { TensorHue } from '@/components/viz/ramps';
import type { GridKey } from '@/lib/experiments/encoder-layer/result';

/** The diagram as tables, in its own units; View and picture draw them. y runs downwards. */
export interface Box {
  readonly key: GridKey;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Where its name and shape stand. */
  readonly tag: { readonly x: number; readonly y: number };
}

interface Wire {
  readonly d: string;
  readonly hue: TensorHue;
  readonly width?: number;
}

type WordKey = 'read' | 'add' | 'attentionOutput' | 'ffnOutput';
interface Word {
  readonly key: WordKey;
  readonly x: number;
  readonly y: number;
  readonly anchor?: 'middle';
}

export interface DiagramLayout {
  readonly width: number;
  readonly height: number;
  readonly trunk: string;
  readonly boxes: readonly Box[];
  readonly wires: readonly Wire[];
  readonly sums: readonly { readonly x: number; readonly y: number }[];
  readonly norms: readonly { readonly x: number; readonly y: number }[];
  readonly words: readonly Word[];
  /** Where the tokens are written beside x; null where there is no room. */
  readonly tokens: { readonly x: number; readonly width: number } | null;
}

/** What each tensor is called, its hue, and the ramp of its cells. */
export const tensors = {
  x: { name: 'x', hue: 'x' },
  q: { name: 'q', hue: 'q' },
  k: { name: 'k', hue: 'k' },
  v: { name: 'v', hue: 'v' },
  scores: { name: 'scores', hue: 's' },
  probs: { name: 'probs', hue: 's' },
  context: { name: 'context', hue: 'ctx' },
  h: { name: 'h', hue: 'x' },
  activated: { name: 'GELU(W₁h)', hue: 'ffn' },
  y: { name: 'y', hue: 'x' },
} as const satisfies Record<GridKey, { readonly name: string; readonly hue: TensorHue }>;

const above = (x: number, y: number) => ({ x, y: y - 8 });

/** The trunk runs from left to right, branches leave it upwards and return. */
export const acrossLayout: DiagramLayout = {
  width: 1120,
  height: 372,
  trunk: 'M0 284H1120',
  tokens: { x: 44, width: 44 },
  boxes: [
    { key: 'x', x: 50, y: 228, width: 84, height: 112, tag: { x: 47, y: 360 } },
    { key: 'q', x: 180, y: 24, width: 80, height: 48, tag: above(177, 24) },
    { key: 'k', x: 180, y: 97, width: 80, height: 48, tag: above(177, 97) },
    { key: 'v', x: 180, y: 170, width: 80, height: 48, tag: above(177, 170) },
    { key: 'scores', x: 310, y: 50, width: 68, height: 68, tag: above(307, 50) },
    { key: 'probs', x: 428, y: 50, width: 68, height: 68, tag: above(425, 50) },
    { key: 'context', x: 528, y: 170, width: 80, height: 48, tag: above(525, 170) },
    { key: 'h', x: 706, y: 228, width: 84, height: 112, tag: { x: 703, y: 360 } },
    { key: 'activated', x: 836, y: 66, width: 112, height: 80, tag: above(833, 66) },
    { key: 'y', x: 1034, y: 228, width: 84, height: 112, tag: { x: 1031, y: 360 } },
  ],
  wires: [
    { d: 'M154 284V48', hue: 'x', width: 2 },
    { d: 'M153 48H177', hue: 'q' },
    { d: 'M154 121H177', hue: 'k' },
    { d: 'M154 194H177', hue: 'v' },
    { d: 'M260 48H286V76H307', hue: 'q' },
    { d: 'M260 121H286V92H307', hue: 'k' },
    { d: 'M378 84H425', hue: 's' },
    { d: 'M496 84H512V186H525', hue: 's' },
    { d: 'M260 202H525', hue: 'v' },
    { d: 'M608 194H630V272', hue: 'ctx' },
    { d: 'M812 284V106H833', hue: 'x', width: 2 },
    { d: 'M948 106H964V272', hue: 'ffn' },
  ],
  sums: [
    { x: 630, y: 284 },
    { x: 964, y: 284 },
  ],
  norms: [
    { x: 672, y: 284 },
    { x: 1003, y: 284 },
  ],
  words: [
    { key: 'read', x: 160, y: 310 },
    { key: 'attentionOutput', x: 638, y: 214 },
    { key: 'add', x: 630, y: 318, anchor: 'middle' },
    { key: 'read', x: 818, y: 310 },
    { key: 'ffnOutput', x: 972, y: 200 },
    { key: 'add', x: 964, y: 318, anchor: 'middle' },
  ],
};

/** On a phone the trunk runs down the left side. */
export const downLayout: DiagramLayout = {
  width: 324,
  height: 762,
  trunk: 'M40 0V762',
  tokens: null,
  boxes: [
    { key: 'x', x: 6, y: 8, width: 74, height: 56, tag: { x: 90, y: 40 } },
    { key: 'q', x: 100, y: 104, width: 66, height: 40, tag: { x: 106, y: 98 } },
    { key: 'k', x: 178, y: 104, width: 66, height: 40, tag: { x: 184, y: 98 } },
    { key: 'v', x: 256, y: 104, width: 66, height: 40, tag: { x: 262, y: 98 } },
    { key: 'scores', x: 118, y: 178, width: 64, height: 64, tag: { x: 188, y: 206 } },
    { key: 'probs', x: 118, y: 262, width: 64, height: 64, tag: { x: 188, y: 290 } },
    { key: 'context', x: 216, y: 356, width: 88, height: 40, tag: { x: 190, y: 412 } },
    { key: 'h', x: 6, y: 446, width: 74, height: 56, tag: { x: 90, y: 478 } },
    { key: 'activated', x: 118, y: 548, width: 190, height: 56, tag: { x: 124, y: 541 } },
    { key: 'y', x: 6, y: 700, width: 74, height: 56, tag: { x: 90, y: 732 } },
  ],
  wires: [
    { d: 'M40 82H254', hue: 'x', width: 2 },
    { d: 'M98 82V104', hue: 'q' },
    { d: 'M176 82V104', hue: 'k' },
    { d: 'M254 82V104', hue: 'v' },
    { d: 'M137 144V178', hue: 'q' },
    { d: 'M211 144V161H163V178', hue: 'k' },
    { d: 'M150 242V262', hue: 's' },
    { d: 'M150 326V341H238V356', hue: 's' },
    { d: 'M289 144V356', hue: 'v' },
    { d: 'M213 376H52', hue: 'ctx' },
    { d: 'M40 522H116V548', hue: 'x', width: 2 },
    { d: 'M213 604V632H52', hue: 'ffn' },
  ],
  sums: [
    { x: 40, y: 376 },
    { x: 40, y: 632 },
  ],
  norms: [
    { x: 40, y: 418 },
    { x: 40, y: 674 },
  ],
  words: [
    { key: 'attentionOutput', x: 60, y: 368 },
    { key: 'ffnOutput', x: 60, y: 624 },
  ],
};
