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
 * BertSelfOutput: LayerNorm(dropout(hiddenStates W_Oᵀ + b) + inputTensor).
 * hiddenStates: the heads' contexts, inputTensor: the layer's input; both [batch, token, hidden], as is what comes out.
 */
export function bertSelfOutput(run: BertRun, layer: number, hiddenStates: Tensor, inputTensor: Tensor): Tensor {
  const path = `encoder.layer.${layer}.attention.output` as const;
  // region output
  const dense = linearAt(run, `${path}.dense`, hiddenStates);
  const dropped = dropoutAt(run, `${path}.dropout`, dense);
  const sum = keep(run, `${path}.sum`, run.ops.add(dropped, inputTensor));
  return layerNormAt(run, `${path}.LayerNorm`, sum);
  // endregion
}

/** dOut: [batch, token, hidden]. The addition hands its gradient to both of its terms. */
export function bertSelfOutputBackward(
  run: BertRun,
  layer: number,
  dOut: Tensor,
): { dHiddenStates: Tensor; dInputTensor: Tensor } {
  const path = `encoder.layer.${layer}.attention.output` as const;
  // region backward
  const dSum = keepGradient(run, `${path}.sum`, layerNormBackwardAt(run, `${path}.LayerNorm`, dOut));
  const dDense = dropoutBackwardAt(run, `${path}.dropout`, dSum);
  return { dHiddenStates: linearBackwardAt(run, `${path}.dense`, dDense), dInputTensor: dSum };
  // endregion
}
