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

export interface Wire {
  readonly d: string;
  readonly hue: TensorHue;
  readonly width?: number;
}

export type WordKey = 'read' | 'add' | 'attentionOutput' | 'ffnOutput';
export interface Word {
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
  width: 1288,
  height: 352,
  trunk: 'M0 272H1288',
  tokens: { x: 44, width: 44 },
  boxes: [
    { key: 'x', x: 50, y: 224, width: 104, height: 96, tag: { x: 48, y: 340 } },
    { key: 'q', x: 212, y: 22, width: 88, height: 48, tag: above(209, 22) },
    { key: 'k', x: 212, y: 92, width: 88, height: 48, tag: above(209, 92) },
    { key: 'v', x: 212, y: 162, width: 88, height: 48, tag: above(209, 162) },
    { key: 'scores', x: 366, y: 45, width: 72, height: 72, tag: above(363, 45) },
    { key: 'probs', x: 486, y: 45, width: 72, height: 72, tag: above(483, 45) },
    { key: 'context', x: 596, y: 162, width: 88, height: 48, tag: above(593, 162) },
    { key: 'h', x: 816, y: 224, width: 104, height: 96, tag: { x: 813, y: 340 } },
    { key: 'activated', x: 966, y: 66, width: 132, height: 80, tag: above(963, 66) },
    { key: 'y', x: 1178, y: 224, width: 104, height: 96, tag: { x: 1175, y: 340 } },
  ],
  wires: [
    { d: 'M180 272V46', hue: 'x', width: 2 },
    { d: 'M179 46H209', hue: 'q' },
    { d: 'M180 116H209', hue: 'k' },
    { d: 'M180 186H209', hue: 'v' },
    { d: 'M300 46H340V72H363', hue: 'q' },
    { d: 'M300 116H340V90H363', hue: 'k' },
    { d: 'M438 81H483', hue: 's' },
    { d: 'M558 81H580V178H593', hue: 's' },
    { d: 'M300 194H593', hue: 'v' },
    { d: 'M684 186H724V260', hue: 'ctx' },
    { d: 'M942 272V106H963', hue: 'x', width: 2 },
    { d: 'M1098 106H1116V260', hue: 'ffn' },
  ],
  sums: [
    { x: 724, y: 272 },
    { x: 1116, y: 272 },
  ],
  norms: [
    { x: 772, y: 272 },
    { x: 1152, y: 272 },
  ],
  words: [
    { key: 'read', x: 180, y: 296, anchor: 'middle' },
    { key: 'attentionOutput', x: 732, y: 226 },
    { key: 'add', x: 724, y: 306, anchor: 'middle' },
    { key: 'read', x: 942, y: 296, anchor: 'middle' },
    { key: 'ffnOutput', x: 1124, y: 186 },
    { key: 'add', x: 1116, y: 306, anchor: 'middle' },
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
    { key: 'scores', x: 118, y: 178, width: 64, height: 64, tag: { x: 192, y: 206 } },
    { key: 'probs', x: 118, y: 262, width: 64, height: 64, tag: { x: 192, y: 290 } },
    { key: 'context', x: 216, y: 356, width: 88, height: 40, tag: { x: 213, y: 412 } },
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
