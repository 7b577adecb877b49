import { type ArrowId, arrows, type OpenId } from '@/lib/experiments/encoder-map/arrows';
import { type BoxId, boxes, boxOf } from '@/lib/experiments/encoder-map/boxes';

/** What an arrow is called, the same in every language: what it carries and where to. */
export const arrowName = (id: ArrowId): string => {
  const { from, to } = arrows.find(arrow => arrow.id === id)!;
  return `${boxOf(from).symbol} → ${to.map((each: BoxId) => boxOf(each).symbol).join(', ')}`;
};

/** The words of parameter `open`: symbols, the same in every language. */
export const openNames = Object.fromEntries([
  ...boxes.map(({ id, symbol }) => [id, symbol]),
  ...arrows.map(({ id }) => [id, arrowName(id)]),
]) as Readonly<Record<OpenId, string>>;

/** `encoder.layer.0.attention.self.query` as a list shows it: without the layer, which all of them share. */
export const shortPath = (path: string): string => path.replace('encoder.layer.0.', '');
