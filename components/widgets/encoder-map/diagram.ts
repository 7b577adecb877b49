import type { BoxId } from '@/lib/experiments/encoder-map/boxes';

/** The diagram as tables, in its own units; y runs downwards. View and picture draw them, what each thing is stands in boxes.ts. */
interface Place {
  readonly id: BoxId;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Where its name and shape stand. */
  readonly tag: { readonly x: number; readonly y: number; readonly stacked?: true };
}

export const diagram = { width: 470, height: 884 } as const;

/** x of the trunk. */
export const trunk = 62;
const above = (x: number, y: number) => ({ x, y: y - 12 });
const below = (x: number, y: number) => ({ x, y: y + 14 });

/** Tensors that are drawn as small heatmaps. */
const places: readonly Place[] = [
  { id: 'words', x: 14, y: 22, width: 96, height: 34, tag: above(14, 22) },
  { id: 'segments', x: 184, y: 22, width: 96, height: 34, tag: above(184, 22) },
  { id: 'positions', x: 326, y: 22, width: 96, height: 34, tag: above(326, 22) },
  { id: 'x', x: 14, y: 140, width: 96, height: 40, tag: { x: 120, y: 161 } },
  { id: 'q', x: 146, y: 240, width: 84, height: 34, tag: above(146, 240) },
  { id: 'k', x: 252, y: 240, width: 84, height: 34, tag: above(252, 240) },
  { id: 'v', x: 358, y: 240, width: 84, height: 34, tag: above(358, 240) },
  { id: 'scores', x: 213, y: 306, width: 58, height: 58, tag: { x: 205, y: 328, stacked: true } },
  { id: 'probs', x: 213, y: 390, width: 58, height: 58, tag: { x: 205, y: 412, stacked: true } },
  { id: 'context', x: 330, y: 478, width: 84, height: 34, tag: below(330, 512) },
  { id: 'o', x: 152, y: 478, width: 84, height: 34, tag: below(152, 512) },
  { id: 'h', x: 14, y: 556, width: 96, height: 40, tag: { x: 120, y: 577 } },
  { id: 'a', x: 318, y: 638, width: 116, height: 34, tag: above(318, 638) },
  { id: 'g', x: 318, y: 702, width: 116, height: 34, tag: below(318, 736) },
  { id: 'f', x: 152, y: 702, width: 84, height: 34, tag: below(152, 736) },
  { id: 'y', x: 14, y: 780, width: 96, height: 40, tag: { x: 120, y: 801 } },
  { id: 'pooled', x: 152, y: 856, width: 96, height: 12, tag: { x: 258, y: 862 } },
];

export const placeOf = (id: BoxId): Place => places.find(place => place.id === id)!;

/** ⊕, each of which makes a sum, and behind it LN, which makes what stands below. */
export const sums: readonly { readonly id: BoxId; readonly x: number; readonly y: number }[] = [
  { id: 'embedded', x: trunk, y: 84 },
  { id: 'attentionSum', x: trunk, y: 495 },
  { id: 'outputSum', x: trunk, y: 719 },
];
export const norms: readonly { readonly id: BoxId; readonly x: number; readonly y: number }[] = [
  { id: 'x', x: trunk, y: 116 },
  { id: 'h', x: trunk, y: 530 },
  { id: 'y', x: trunk, y: 754 },
];

/** The trunk below the layer: the way through the other layers, to whoever reads the last hidden state. */
export const onwards = { x: trunk, from: 820, to: 866 } as const;

/** What is repeated L times. */
export const layerFrame = { x: 1, y: 194, width: 468, height: 634 } as const;

export const words = [
  { key: 'layer', x: 462, y: 208, anchor: 'end' },
  { key: 'dropout', x: 112, y: 488, anchor: 'middle' },
  { key: 'dropout', x: 112, y: 712, anchor: 'middle' },
  { key: 'gelu', x: 384, y: 690, anchor: 'start' },
  { key: 'others', x: 120, y: 842, anchor: 'start' },
] as const satisfies readonly { key: string; x: number; y: number; anchor: 'start' | 'middle' | 'end' }[];
export type WordKey = (typeof words)[number]['key'];
