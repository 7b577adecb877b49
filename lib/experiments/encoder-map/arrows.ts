import { type BoxId, boxes } from './boxes';

/** An arrow carries one tensor, unchanged, from the box that made it to those that read it. */
export const arrows = [
  { id: 'words-to-sum', from: 'words', to: ['embedded'] },
  { id: 'segments-to-sum', from: 'segments', to: ['embedded'] },
  { id: 'positions-to-sum', from: 'positions', to: ['embedded'] },
  { id: 'sum-to-x', from: 'embedded', to: ['x'] },
  { id: 'x-read', from: 'x', to: ['q', 'k', 'v'] },
  { id: 'x-trunk', from: 'x', to: ['attentionSum'] },
  { id: 'q-to-scores', from: 'q', to: ['scores'] },
  { id: 'k-to-scores', from: 'k', to: ['scores'] },
  { id: 'scores-to-probs', from: 'scores', to: ['probs'] },
  { id: 'probs-to-context', from: 'probs', to: ['context'] },
  { id: 'v-to-context', from: 'v', to: ['context'] },
  { id: 'context-to-o', from: 'context', to: ['o'] },
  { id: 'o-write', from: 'o', to: ['attentionSum'] },
  { id: 'sum-to-h', from: 'attentionSum', to: ['h'] },
  { id: 'h-read', from: 'h', to: ['a'] },
  { id: 'h-trunk', from: 'h', to: ['outputSum'] },
  { id: 'a-to-g', from: 'a', to: ['g'] },
  { id: 'g-to-f', from: 'g', to: ['f'] },
  { id: 'f-write', from: 'f', to: ['outputSum'] },
  { id: 'sum-to-y', from: 'outputSum', to: ['y'] },
  { id: 'y-to-pooler', from: 'y', to: ['pooled'] },
] as const satisfies readonly { readonly id: string; readonly from: BoxId; readonly to: readonly BoxId[] }[];

export type ArrowId = (typeof arrows)[number]['id'];
export type OpenId = BoxId | ArrowId;
export const openIds: readonly OpenId[] = [...boxes.map(({ id }) => id), ...arrows.map(({ id }) => id)];

/** The arrow of this id, if it is one. */
export const arrowOf = (id: OpenId) => arrows.find(arrow => arrow.id === id);

/** The tensor that stands open: the box itself, or what the arrow carries. */
export const openBox = (id: OpenId): BoxId => arrowOf(id)?.from ?? (id as BoxId);
