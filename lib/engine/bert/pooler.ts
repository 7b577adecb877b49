import { sizeOf, type Tensor } from '../tensor';
import { keep, keepGradient, linearAt, linearBackwardAt } from './modules';
import { activation, type BertRun, existing } from './run';

/** BertPooler: tanh(x₀ Wᵀ + b), of each text's first token, [CLS]. hiddenStates: [batch, token, hidden] → [batch, hidden]. */
export function bertPooler(run: BertRun, hiddenStates: Tensor): Tensor {
  if (!run.config.addPoolingLayer)
    throw new RangeError('bertPooler: the configuration has no pooler, expected addPoolingLayer');
  run.caches.pooledTokens = sizeOf(hiddenStates, 'token');
  // region pooler
  const dense = linearAt(run, 'pooler.dense', run.ops.firstToken(hiddenStates));
  return keep(run, 'pooler.activation', run.ops.activate(dense, 'tanh'));
  // endregion
}

/** dOut: [batch, hidden] → dHiddenStates: [batch, token, hidden], 0 but for the first token. */
export function bertPoolerBackward(run: BertRun, dOut: Tensor): Tensor {
  const tokens = existing(run.caches.pooledTokens, 'cache', 'pooledTokens');
  // region backward
  keepGradient(run, 'pooler.activation', dOut);
  const dDense = run.ops.activateBackward(dOut, activation(run, 'pooler.dense'), 'tanh');
  return run.ops.firstTokenBackward(linearBackwardAt(run, 'pooler.dense', dDense), tokens);
  // endregion
}
