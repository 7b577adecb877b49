import type { Tensor } from '../tensor';
import { blockEnd, blockEndBackward } from './block';
import { dropoutAt, dropoutBackwardAt, linearAt, linearBackwardAt } from './modules';
import type { BertRun } from './run';

/**
 * BertOutput: LayerNorm(dropout(hiddenStates Wᵀ + b) + inputTensor), or how else the architecture ends a block: the narrowing half of
 * the feed-forward network. hiddenStates: [batch, token, intermediate]; inputTensor: the network's own input (not the layer's, and
 * before its norm), [batch, token, hidden].
 */
export function bertOutput(run: BertRun, layer: number, hiddenStates: Tensor, inputTensor: Tensor): Tensor {
  const path = `encoder.layer.${layer}.output` as const;
  // region output
  const dense = linearAt(run, `${path}.dense`, hiddenStates);
  const dropped = dropoutAt(run, `${path}.dropout`, dense);
  return blockEnd(run, path, dropped, inputTensor);
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
  const { dBranch, dSkip } = blockEndBackward(run, path, dOut);
  const dDense = dropoutBackwardAt(run, `${path}.dropout`, dBranch);
  return { dHiddenStates: linearBackwardAt(run, `${path}.dense`, dDense), dInputTensor: dSkip };
  // endregion
}
