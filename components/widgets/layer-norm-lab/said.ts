import type { Frame } from '@/lib/experiments/contract';
import type { LayerNormLabParams } from '@/lib/experiments/layer-norm-lab/params';
import { type Chosen, scalar, vectorAt } from './frame';
import type { Messages } from './messages.en';
import { waysOf } from './ways';

/** The chosen cell in a sentence. */
export function saidOf(frame: Frame, params: LayerNormLabParams, { tensor, row, col }: Chosen, t: Messages): string {
  const std = scalar(frame, 'std');
  if (tensor === 'jacobian') return t.sentence.jacobian(row, col, waysOf(frame, params, { row, col }), std);
  if (tensor === 'dx') return t.sentence.dx(col, (vectorAt(frame, 'dx')[col] ?? 0) * std, std);
  const x = vectorAt(frame, 'x')[col] ?? 0;
  return t.sentence.normalized(col, x, scalar(frame, 'mean'), std, vectorAt(frame, 'normalized')[col] ?? 0);
}
