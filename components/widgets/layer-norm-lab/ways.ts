import type { Frame } from '@/lib/experiments/contract';
import type { LayerNormLabParams } from '@/lib/experiments/layer-norm-lab/params';
import { type Chosen, scalar, vectorAt } from './frame';

/** The three ways in which xⱼ reaches x̂ᵢ, in units of 1/s: by itself, through μ, through s. A detached one is closed. */
export interface Ways {
  readonly own: number;
  readonly mean: number;
  readonly std: number;
}

export function waysOf(
  frame: Frame,
  { meanMoves, stdMoves }: Pick<LayerNormLabParams, 'meanMoves' | 'stdMoves'>,
  { row, col }: Pick<Chosen, 'row' | 'col'>,
): Ways {
  const d = scalar(frame, 'hidden');
  const xHat = vectorAt(frame, 'normalized');
  return {
    own: row === col ? 1 : 0,
    mean: meanMoves ? -1 / d : 0,
    std: stdMoves ? -((xHat[row] ?? 0) * (xHat[col] ?? 0)) / d : 0,
  };
}
