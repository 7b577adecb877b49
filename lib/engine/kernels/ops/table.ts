import { type Ops, reference } from '../../functional/ops';
import { lift } from '../lift';
import type { Recorder } from '../recorder';
import { activate, activateBackward } from './activations';
import { add } from './add';
import { scaledDotProductAttention, scaledDotProductAttentionBackward } from './attention';
import { crossEntropy, crossEntropyBackward } from './crossEntropy';
import { dropout, dropoutBackward } from './dropout';
import { embedding, embeddingBackward } from './embedding';
import { mergeHeads, splitHeads } from './heads';
import { l2Normalize, l2NormalizeBackward } from './l2Normalize';
import { linear, linearBackward, linearInputBackward } from './linear';
import { layerNorm, layerNormBackward, rmsNorm, rmsNormBackward } from './norms';
import { adamStep, clipGradNorm, sgdStep } from './optimizers';
import { residual, residualBackward } from './residual';
import { scale, scaleBackward } from './scale';
import { forEveryText, overTexts } from './texts';

/** Which arguments an operation writes into; all others only read theirs. */
const mutated: { readonly [K in keyof Ops]?: readonly number[] } = {
  clipGradNorm: [0],
  sgdStep: [0, 2],
  adamStep: [0, 2, 3],
};

/** The operations of functional/ as they are, on a tape. */
export function liftedOps(recorder: Recorder): Ops {
  const names = Object.keys(reference) as (keyof Ops)[];
  return Object.fromEntries(names.map(name => [name, lift(recorder, reference[name], mutated[name])])) as Ops;
}

/** The operations that have kernels. */
const kernels = {
  linear,
  linearBackward,
  linearInputBackward,
  layerNorm,
  layerNormBackward,
  rmsNorm,
  rmsNormBackward,
  activate,
  activateBackward,
  dropout,
  dropoutBackward,
  add,
  residual,
  residualBackward,
  scale,
  scaleBackward,
  l2Normalize,
  l2NormalizeBackward,
  forEveryText,
  overTexts,
  splitHeads,
  mergeHeads,
  scaledDotProductAttention,
  scaledDotProductAttentionBackward,
  embedding,
  embeddingBackward,
  crossEntropy,
  crossEntropyBackward,
  clipGradNorm,
  sgdStep,
  adamStep,
} satisfies { readonly [K in keyof Ops]?: (recorder: Recorder) => Ops[K] };

/** Kernels where there are some, and what is left lifted. */
export function kernelOps(recorder: Recorder): Ops {
  const withKernels = Object.fromEntries(Object.entries(kernels).map(([name, op]) => [name, op(recorder)]));
  return { ...liftedOps(recorder), ...withKernels };
}
