import { type BertConfig, bertConfig } from '@/lib/engine/bert/config';
import { bertEmbeddings } from '@/lib/engine/bert/embeddings';
import { bertIntermediate } from '@/lib/engine/bert/intermediate';
import { bertOutput } from '@/lib/engine/bert/output';
import { type BertRun, startRun } from '@/lib/engine/bert/run';
import { bertSelfAttention } from '@/lib/engine/bert/selfAttention';
import { bertSelfOutput } from '@/lib/engine/bert/selfOutput';
import type { StateDict } from '@/lib/engine/bert/stateDict';
import type { Ops } from '@/lib/engine/functional/ops';
import { zerosLike } from '@/lib/engine/tensor';
import type { ReadText } from '../readText';
import { type Faults, faultyAttention } from './faultyAttention';
import type { AttentionLabParams } from './params';

/** One layer in BERT's proportions; only the attention's dropout, which the lab is about. */
export function configOf({ hidden, heads, dropout }: AttentionLabParams): BertConfig {
  return bertConfig({
    hiddenSize: Number(hidden),
    numAttentionHeads: Number(heads),
    intermediateSize: 4 * Number(hidden),
    numHiddenLayers: 1,
    // Rows are drawn one by one from their own streams, so a shorter table holds the same rows.
    maxPositionEmbeddings: 32,
    hiddenDropoutProb: 0,
    attentionProbsDropoutProb: dropout,
  });
}

/** Begins a run at these settings, float32: `ops` computes. */
export function startLayer(
  params: AttentionLabParams,
  { attentionMask }: ReadText,
  weights: StateDict,
  ops: Ops,
): BertRun {
  const positions = weights['embeddings.position_embeddings.weight'];
  const stateDict: StateDict = params.positions
    ? weights
    : { ...weights, 'embeddings.position_embeddings.weight': zerosLike(positions) };
  return startRun(configOf(params), stateDict, {
    ops,
    divisor: params.divisor,
    ...(params.mask === 'before' && { attentionMask: [attentionMask] }),
    ...(params.dropout > 0 && { training: { dropoutSeed: params.seed } }),
  });
}

/** What goes wrong at these settings; undefined where nothing does. */
export function faultsOf({ axis, mask }: AttentionLabParams, { attentionMask }: ReadText): Faults | undefined {
  const overQueries = axis === 'queries';
  const maskAfter = mask === 'after' ? attentionMask : undefined;
  return overQueries || maskAfter ? { overQueries, maskAfter } : undefined;
}

/**
 * The reader's tokens through embeddings and one post-LN layer, a module at a time: its caller may give way in between. The run
 * keeps every activation under its module path.
 */
export function* layerSteps(run: BertRun, ids: ArrayLike<number>, faults: Faults | undefined): Generator<void, void> {
  const x = bertEmbeddings(run, [ids]);
  yield;
  const right = bertSelfAttention(run, 0, x);
  const context = faults ? faultyAttention(run, faults) : right;
  yield;
  const h = bertSelfOutput(run, 0, context, x);
  yield;
  const activated = bertIntermediate(run, 0, h);
  yield;
  bertOutput(run, 0, activated, h);
}
