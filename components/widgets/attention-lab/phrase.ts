import type { TensorHue } from '@/components/viz/ramps';

/** A sentence in which words may carry a tensor's hue. */
export type Phrase = readonly (string | Hued)[];
export interface Hued {
  readonly of: TensorHue;
  readonly text: string;
}

export const hued = (of: TensorHue, text: string): Hued => ({ of, text });

/** Without the hues: for a screen reader. */
export const plain = (phrase: Phrase): string =>
  phrase.map(part => (typeof part === 'string' ? part : part.text)).join('');
