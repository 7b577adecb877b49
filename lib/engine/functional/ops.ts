import { activate, activateBackward } from './activations';
import { adamStep } from './adam';
import { add } from './add';
import { clipGradNorm } from './clipGradNorm';
import { crossEntropy, crossEntropyBackward } from './crossEntropy';
import { dropout, dropoutBackward } from './dropout';
import { embedding, embeddingBackward } from './embedding';
import { mergeHeads, splitHeads } from './heads';
import { layerNorm, layerNormBackward } from './layerNorm';
import { linear, linearBackward } from './linear';
import { scaledDotProductAttention, scaledDotProductAttentionBackward } from './scaledDotProductAttention';
import { sgdStep } from './sgd';

/**
 * The operations that modules are written in, as a table: whatever computes a tensor from tensors in a run is called through it, so
 * that `kernels/` can stand in for this folder. Signatures, shapes and errors are those of the functions here.
 */
export const reference = {
  linear,
  linearBackward,
  layerNorm,
  layerNormBackward,
  activate,
  activateBackward,
  dropout,
  dropoutBackward,
  add,
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
};

export type Ops = Readonly<typeof reference>;
