import type { Tensor } from '../tensor';
import { preNorm, preNormBackward } from './block';
import { keep, keepGradient, linearAt, linearBackwardAt } from './modules';
import { activation, type BertRun } from './run';

/**
 * BertIntermediate: act(hiddenStates Wᵀ + b), the widening half of the feed-forward network; in pre-LN, as in
 * RobertaPreLayerNormIntermediate, with the norm of its input. hiddenStates: [batch, token, hidden] → [batch, token, intermediate]
 */
export function bertIntermediate(run: BertRun, layer: number, hiddenStates: Tensor): Tensor {
  const path = `encoder.layer.${layer}.intermediate` as const;
  // region intermediate
  const normed = preNorm(run, `${path}.LayerNorm`, hiddenStates);
  const dense = linearAt(run, `${path}.dense`, normed);
  return keep(run, `${path}.intermediate_act_fn`, run.ops.activate(dense, run.config.hiddenAct));
  // endregion
}

/** dOut: [batch, token, intermediate] → dHiddenStates: [batch, token, hidden]. */
export function bertIntermediateBackward(run: BertRun, layer: number, dOut: Tensor): Tensor {
  const path = `encoder.layer.${layer}.intermediate` as const;
  // region backward
  keepGradient(run, `${path}.intermediate_act_fn`, dOut);
  const dDense = run.ops.activateBackward(dOut, activation(run, `${path}.dense`), run.config.hiddenAct);
  return preNormBackward(run, `${path}.LayerNorm`, linearBackwardAt(run, `${path}.dense`, dDense));
  // endregion
}
