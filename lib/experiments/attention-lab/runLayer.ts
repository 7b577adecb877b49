import { type BertConfig, bertConfig } from '@/lib/engine/bert/config';
import { bertEmbeddings } from '@/lib/engine/bert/embeddings';
import { initBert } from '@/lib/engine/bert/initBert';
import { bertIntermediate } from '@/lib/engine/bert/intermediate';
import { bertOutput } from '@/lib/engine/bert/output';
import { type BertRun, startRun } from '@/lib/engine/bert/run';
import { bertSelfAttention } from '@/lib/engine/bert/selfAttention';
import { bertSelfOutput } from '@/lib/engine/bert/selfOutput';
import type { StateDict } from '@/lib/engine/bert/stateDict';
import { weightInits } from '@/lib/engine/bert/weightInits';
import { zerosLike } from '@/lib/engine/tensor';
import { giveWay } from '../giveWay';
import type { ReadText } from '../readText';
import { faultyAttention } from './faultyAttention';
import type { AttentionLabParams } from './params';

/** What the scores are divided by, from d_k and d. */
export const divisors = {
  'sqrt-dk': headDim => Math.sqrt(headDim),
  none: () => 1,
  dk: headDim => headDim,
  'sqrt-dmodel': (_, hidden) => Math.sqrt(hidden),
} satisfies Record<AttentionLabParams['divisor'], (headDim: number, hidden: number) => number>;

/** The reader's tokens through embeddings and one post-LN layer, float32. The run keeps every activation under its module path. */
export async function runLayer(
  params: AttentionLabParams,
  { ids, attentionMask }: ReadText,
  signal: AbortSignal,
): Promise<BertRun> {
  const config = configOf(params);
  const { hiddenSize, numAttentionHeads } = config;
  const weights = weightsOf(params, config);
  const positions = weights['embeddings.position_embeddings.weight'];
  const stateDict: StateDict = params.positions
    ? weights
    : { ...weights, 'embeddings.position_embeddings.weight': zerosLike(positions) };
  const run = startRun(config, stateDict, {
    divisor: divisors[params.divisor](hiddenSize / numAttentionHeads, hiddenSize),
    ...(params.mask === 'before' && { attentionMask: [attentionMask] }),
    ...(params.dropout > 0 && { training: { dropoutSeed: params.seed } }),
  });

  const x = bertEmbeddings(run, [ids]);
  await giveWay(signal);
  const overQueries = params.axis === 'queries';
  const maskAfter = params.mask === 'after' ? attentionMask : undefined;
  const right = bertSelfAttention(run, 0, x);
  const context = overQueries || maskAfter ? faultyAttention(run, { overQueries, maskAfter }) : right;
  await giveWay(signal);
  const h = bertSelfOutput(run, 0, context, x);
  await giveWay(signal);
  const activated = bertIntermediate(run, 0, h);
  await giveWay(signal);
  bertOutput(run, 0, activated, h);
  return run;
}

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

// Seven million draws at width 768: kept while only text, heads, mask or dropout change.
let drawn: { readonly key: string; readonly stateDict: StateDict } | undefined;

function weightsOf({ seed, init, gain }: AttentionLabParams, config: BertConfig): StateDict {
  const key = [seed, config.hiddenSize, init, init === 'gain' ? gain : ''].join(' ');
  if (drawn?.key !== key) {
    const weightStd = init === 'gain' ? weightInits.gain(gain) : weightInits.literal(config.initializerRange);
    drawn = { key, stateDict: initBert(config, { seed, init: weightStd }) };
  }
  return drawn.stateDict;
}
