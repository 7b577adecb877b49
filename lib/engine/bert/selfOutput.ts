import type { Tensor } from '../tensor';
import { blockEnd, blockEndBackward } from './block';
import { dropoutAt, dropoutBackwardAt, linearAt, linearBackwardAt } from './modules';
import type { BertRun } from './run';

/**
 * BertSelfOutput: LayerNorm(dropout(hiddenStates W_Oᵀ + b) + inputTensor), or how else the architecture ends a block.
 * hiddenStates: the heads' contexts, inputTensor: the layer's input; both [batch, token, hidden], as is what comes out.
 */
export function bertSelfOutput(run: BertRun, layer: number, hiddenStates: Tensor, inputTensor: Tensor): Tensor {
  const path = `encoder.layer.${layer}.attention.output` as const;
  // region output
  const dense = linearAt(run, `${path}.dense`, hiddenStates);
  const dropped = dropoutAt(run, `${path}.dropout`, dense);
  return blockEnd(run, path, dropped, inputTensor);
  // endregion
}

/** dOut: [batch, token, hidden], as are both gradients. */
export function bertSelfOutputBackward(
  run: BertRun,
  layer: number,
  dOut: Tensor,
): { dHiddenStates: Tensor; dInputTensor: Tensor } {
  const path = `encoder.layer.${layer}.attention.output` as const;
  // region backward
  const { dBranch, dSkip } = blockEndBackward(run, path, dOut);
  const dDense = dropoutBackwardAt(run, `${path}.dropout`, dBranch);
  return { dHiddenStates: linearBackwardAt(run, `${path}.dense`, dDense), dInputTensor: dSkip };
  // endregion
}
