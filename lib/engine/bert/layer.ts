import type { Tensor } from '../tensor';
import { blockSkipBackward, preNorm, preNormBackward } from './block';
import { bertIntermediate, bertIntermediateBackward } from './intermediate';
import { bertOutput, bertOutputBackward } from './output';
import type { BertRun } from './run';
import { bertSelfAttention, bertSelfAttentionBackward } from './selfAttention';
import { bertSelfOutput, bertSelfOutputBackward } from './selfOutput';

/**
 * BertLayer: attention's block, then the feed-forward network's. In post-LN h = LN(x + Attn(x) W_Oᵀ), y = LN(h + W₂ act(W₁ h)); in
 * pre-LN h = x + Attn(LN(x)) W_Oᵀ, y = h + W₂ act(W₁ LN(h)); dropout before each addition.
 * hiddenStates: [batch, token, hidden] → the same shape.
 */
export function bertLayer(run: BertRun, layer: number, hiddenStates: Tensor): Tensor {
  // region layer
  const normed = preNorm(run, `encoder.layer.${layer}.attention.LayerNorm`, hiddenStates);
  const context = bertSelfAttention(run, layer, normed);
  const attentionOutput = bertSelfOutput(run, layer, context, hiddenStates);
  const intermediate = bertIntermediate(run, layer, attentionOutput);
  return bertOutput(run, layer, intermediate, attentionOutput);
  // endregion
}

/** dOut → dHiddenStates, both [batch, token, hidden]. A tensor that two modules read gets the sum of their gradients. */
export function bertLayerBackward(run: BertRun, layer: number, dOut: Tensor): Tensor {
  // region backward
  const output = bertOutputBackward(run, layer, dOut);
  const dAttentionOutput = run.ops.add(bertIntermediateBackward(run, layer, output.dHiddenStates), output.dInputTensor);
  const selfOutput = bertSelfOutputBackward(run, layer, dAttentionOutput);
  const dNormed = bertSelfAttentionBackward(run, layer, selfOutput.dHiddenStates);
  const throughBranch = preNormBackward(run, `encoder.layer.${layer}.attention.LayerNorm`, dNormed);
  return run.ops.add(throughBranch, selfOutput.dInputTensor);
  // endregion
}

/** The gradient that takes only the layer's two residual connections, past attention and feed-forward network. */
export function bertLayerSkipBackward(run: BertRun, layer: number, dOut: Tensor): Tensor {
  const path = `encoder.layer.${layer}` as const;
  return blockSkipBackward(run, `${path}.attention.output`, blockSkipBackward(run, `${path}.output`, dOut));
}
