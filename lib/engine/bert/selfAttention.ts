import type { Tensor } from '../tensor';
import { dropoutOf, keep, keepGradient, linearAt, linearBackwardAt } from './modules';
import { normedKey, normedKeyBackward, normedQuery, normedQueryBackward } from './qkNorm';
import { type BertRun, existing } from './run';

/**
 * BertSelfAttention: the contexts of all heads side by side, before W_O.
 * hiddenStates: [batch, token, hidden] → the same shape. Leaves query, key, value [batch, token, hidden], scores_unscaled, scores,
 * scores_masked, probs [batch, head, query, key] and context [batch, head, token, headDim].
 */
export function bertSelfAttention(run: BertRun, layer: number, hiddenStates: Tensor): Tensor {
  const path = `encoder.layer.${layer}.attention.self` as const;
  const { numAttentionHeads, attentionProbsDropoutProb } = run.config;
  const project = (name: 'query' | 'key' | 'value') => linearAt(run, `${path}.${name}`, hiddenStates);

  // region projections
  // each [batch, token, hidden]
  const projectedQuery = project('query');
  const projectedKey = project('key');
  const projectedValue = project('value');
  // endregion

  // region heads
  const query = normedQuery(run, layer, run.ops.splitHeads(projectedQuery, numAttentionHeads));
  const key = normedKey(run, layer, run.ops.splitHeads(projectedKey, numAttentionHeads));
  const value = run.ops.splitHeads(projectedValue, numAttentionHeads);
  // endregion

  // region attention
  const steps = run.ops.scaledDotProductAttention(query, key, value, {
    // Read when needed: a recording that is replayed finds the divisor and the mask of then.
    get divisor() {
      return run.divisor;
    },
    get mask() {
      return run.mask;
    },
    dropout: dropoutOf(run, `${path}.dropout`, attentionProbsDropoutProb),
  });
  // endregion
  run.caches.attentions[`encoder.layer.${layer}`] = { query, key, value, steps };
  keep(run, `${path}.scores_unscaled`, steps.scoresUnscaled);
  keep(run, `${path}.scores`, steps.scores);
  keep(run, `${path}.scores_masked`, steps.scoresMasked);
  keep(run, `${path}.probs`, steps.probs);
  if (run.training) keep(run, `${path}.dropout`, steps.dropped);

  // region merge
  return run.ops.mergeHeads(keep(run, `${path}.context`, steps.context));
  // endregion
}

/** dOut: [batch, token, hidden] → dHiddenStates: the three projections' gradients of their common input, added. */
export function bertSelfAttentionBackward(run: BertRun, layer: number, dOut: Tensor): Tensor {
  const path = `encoder.layer.${layer}.attention.self` as const;
  const cache = existing(run.caches.attentions[`encoder.layer.${layer}`], 'attention cache', path);
  const { query, key, value, steps } = cache;

  const dContext = keepGradient(run, `${path}.context`, run.ops.splitHeads(dOut, run.config.numAttentionHeads));
  const d = run.ops.scaledDotProductAttentionBackward(dContext, query, key, value, steps);
  if (run.training) keepGradient(run, `${path}.dropout`, d.dDropped);
  keepGradient(run, `${path}.probs`, d.dProbs);
  keepGradient(run, `${path}.scores_masked`, d.dScoresMasked);
  keepGradient(run, `${path}.scores`, d.dScores);
  keepGradient(run, `${path}.scores_unscaled`, d.dScoresUnscaled);

  const throughQuery = linearBackwardAt(
    run,
    `${path}.query`,
    run.ops.mergeHeads(normedQueryBackward(run, layer, d.dQuery)),
  );
  const throughKey = linearBackwardAt(run, `${path}.key`, run.ops.mergeHeads(normedKeyBackward(run, layer, d.dKey)));
  const throughValue = linearBackwardAt(run, `${path}.value`, run.ops.mergeHeads(d.dValue));
  return run.ops.add(run.ops.add(throughQuery, throughKey), throughValue);
}
