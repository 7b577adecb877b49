import { activate, activateBackward } from './activations';
import { adamStep } from './adam';
import { add } from './add';
import { clipGradNorm } from './clipGradNorm';
import { crossEntropy, crossEntropyBackward } from './crossEntropy';
import { dropout, dropoutBackward } from './dropout';
import { embedding, embeddingBackward } from './embedding';
import { firstToken, firstTokenBackward } from './firstToken';
import { mergeHeads, splitHeads } from './heads';
import { l2Normalize, l2NormalizeBackward } from './l2Normalize';
import { layerNorm, layerNormBackward } from './layerNorm';
import { linear, linearBackward, linearInputBackward } from './linear';
import { residual, residualBackward } from './residual';
import { rmsNorm, rmsNormBackward } from './rmsNorm';
import { scale, scaleBackward } from './scale';
import { scaledDotProductAttention, scaledDotProductAttentionBackward } from './scaledDotProductAttention';
import { sgdStep } from './sgd';
import { forEveryText, overTexts } from './texts';

/**
 * The operations that modules are written in, as a table: whatever computes a tensor from tensors in a run is called through it, so
 * that `kernels/` can stand in for this folder. Signatures, shapes and errors are those of the functions here.
 */
export const reference = {
  linear,
  linearBackward,
  linearInputBackward,
  layerNorm,
  layerNormBackward,
  rmsNorm,
  rmsNormBackward,
  l2Normalize,
  l2NormalizeBackward,
  activate,
  activateBackward,
  dropout,
  dropoutBackward,
  add,
  residual,
  residualBackward,
  scale,
  scaleBackward,
  splitHeads,
  mergeHeads,
  scaledDotProductAttention,
  scaledDotProductAttentionBackward,
  embedding,
  embeddingBackward,
  forEveryText,
  overTexts,
  firstToken,
  firstTokenBackward,
  crossEntropy,
  crossEntropyBackward,
  clipGradNorm,
  sgdStep,
  adamStep,
};

export type Ops = Readonly<typeof reference>;
