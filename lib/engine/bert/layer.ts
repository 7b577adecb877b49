import type { Tensor } from '../tensor';
import { bertIntermediate, bertIntermediateBackward } from './intermediate';
import { bertOutput, bertOutputBackward } from './output';
import type { BertRun } from './run';
import { bertSelfAttention, bertSelfAttentionBackward } from './selfAttention';
import { bertSelfOutput, bertSelfOutputBackward } from './selfOutput';

/**
 * BertLayer, post-LN: h = LN(x + Attn(x) W_Oᵀ), y = LN(h + W₂ act(W₁ h)), dropout before each addition.
 * hiddenStates: [batch, token, hidden] → the same shape.
 */
export function bertLayer(run: BertRun, layer: number, hiddenStates: Tensor): Tensor {
  // region layer
  const context = bertSelfAttention(run, layer, hiddenStates);
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
  return run.ops.add(bertSelfAttentionBackward(run, layer, selfOutput.dHiddenStates), selfOutput.dInputTensor);
  // endregion
}
