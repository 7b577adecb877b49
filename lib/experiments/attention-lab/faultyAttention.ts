import { dropoutOf, keep } from '@/lib/engine/bert/modules';
import { activation, type BertRun } from '@/lib/engine/bert/run';
import { dropout } from '@/lib/engine/functional/dropout';
import { mergeHeads, splitHeads } from '@/lib/engine/functional/heads';
import { weightedRows } from '@/lib/engine/functional/scaledDotProductAttention';
import { softmax } from '@/lib/engine/functional/softmax';
import { rowLength, type Tensor, zerosLike } from '@/lib/engine/tensor';

export interface Faults {
  /** Softmax over the queries of a key instead of the keys of a query. */
  readonly overQueries: boolean;
  /** Probabilities of padding keys set to 0 after the softmax, which has already given them their share: 1 = stays, 0 = goes. */
  readonly maskAfter: readonly number[] | undefined;
}

const path = 'encoder.layer.0.attention.self';

/**
 * Attention as it goes wrong: takes up a run behind bertSelfAttention at its masked scores, and leaves faulty probs, their dropout and
 * the context that comes of them in place of the right ones. → [batch, token, hidden], for bertSelfOutput.
 */
export function faultyAttention(run: BertRun, { overQueries, maskAfter }: Faults): Tensor {
  const scores = activation(run, `${path}.scores_masked`);
  let probs = overQueries ? transposed(softmax(transposed(scores))) : activation(run, `${path}.probs`);
  if (maskAfter) probs = timesMask(probs, maskAfter);
  const { out: dropped } = dropout(probs, dropoutOf(run, `${path}.dropout`, run.config.attentionProbsDropoutProb));
  const value = splitHeads(activation(run, `${path}.value`), run.config.numAttentionHeads);
  keep(run, `${path}.probs`, probs);
  if (run.training) keep(run, `${path}.dropout`, dropped);
  return mergeHeads(keep(run, `${path}.context`, weightedRows(dropped, value)));
}

/** The last two axes change places; both are as long as the text. [..., query, key] */
function transposed(x: Tensor): Tensor {
  const n = rowLength(x);
  const out = zerosLike(x);
  for (let start = 0; start < x.data.length; start += n * n)
    for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) out.data[start + j * n + i] = x.data[start + i * n + j]!;
  return out;
}

function timesMask(probs: Tensor, mask: readonly number[]): Tensor {
  const out = zerosLike(probs);
  for (let i = 0; i < out.data.length; i++) out.data[i] = probs.data[i]! * mask[i % mask.length]!;
  return out;
}
