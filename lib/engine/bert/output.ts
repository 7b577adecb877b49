import type { Tensor } from '../tensor';
import {
  dropoutAt,
  dropoutBackwardAt,
  keep,
  keepGradient,
  layerNormAt,
  layerNormBackwardAt,
  linearAt,
  linearBackwardAt,
} from './modules';
import type { BertRun } from './run';

/**
 * BertOutput: LayerNorm(dropout(hiddenStates Wᵀ + b) + inputTensor), the narrowing half of the feed-forward network.
 * hiddenStates: [batch, token, intermediate]; inputTensor: the network's own input (not the layer's), [batch, token, hidden].
 */
export function bertOutput(run: BertRun, layer: number, hiddenStates: Tensor, inputTensor: Tensor): Tensor {
  const path = `encoder.layer.${layer}.output` as const;
  // region output
  const dense = linearAt(run, `${path}.dense`, hiddenStates);
  const dropped = dropoutAt(run, `${path}.dropout`, dense);
  const sum = keep(run, `${path}.sum`, run.ops.add(dropped, inputTensor));
  return layerNormAt(run, `${path}.LayerNorm`, sum);
  // endregion
}

/** dOut: [batch, token, hidden] → dHiddenStates: [batch, token, intermediate], dInputTensor: [batch, token, hidden]. */
export function bertOutputBackward(
  run: BertRun,
  layer: number,
  dOut: Tensor,
): { dHiddenStates: Tensor; dInputTensor: Tensor } {
  const path = `encoder.layer.${layer}.output` as const;
  // region backward
  const dSum = keepGradient(run, `${path}.sum`, layerNormBackwardAt(run, `${path}.LayerNorm`, dOut));
  const dDense = dropoutBackwardAt(run, `${path}.dropout`, dSum);
  return { dHiddenStates: linearBackwardAt(run, `${path}.dense`, dDense), dInputTensor: dSum };
  // endregion
}
