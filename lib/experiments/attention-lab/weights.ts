import type { BertConfig } from '@/lib/engine/bert/config';
import { parameterNames } from '@/lib/engine/bert/names';
import { entriesOfParameters, type StateDict } from '@/lib/engine/bert/stateDict';
import { weightInits } from '@/lib/engine/bert/weightInits';
import type { FrozenWeights } from '@/lib/engine/kernels/frozenWeights';
import type { Kernels } from '@/lib/engine/kernels/kernels';
import type { Context } from '../contract';
import { drawWeights } from '../drawWeights';
import { takingMemory } from '../refusedMemory';
import type { AttentionLabParams } from './params';
import { forgetNormals, refillAtStd, unitNormals, weightsAtStd } from './unitNormals';

/** Seven million numbers at width 768: they stay while only text, heads, mask or dropout change. */
export interface Weights {
  /** What they are drawn from: weightsKey. Another σ is written in their place. */
  key: string;
  /** Seed and width: what the draws depend on before σ. */
  readonly source: string;
  /** As drawn; once they are packed for the kernels, the packed ones alone. */
  stateDict: StateDict;
  frozen: FrozenWeights<StateDict> | undefined;
}

/** What takes less memory when it is made smaller. */
export const reduce = ['hidden'];

/** Parameters of a layer from which on its draws are kept for another σ: a smaller one is drawn anew within a frame. */
const many = 500_000;

const entriesOf = (config: BertConfig): number =>
  entriesOfParameters(
    config,
    parameterNames(config).filter(name => name.startsWith('encoder.')),
  );

/** How many recordings are kept, each for another number of tokens, of heads, … */
export const recordingsKept = 4;

/** Bytes that a recording takes for each number of a token's vector, at the most tokens that there are. */
const bytesOfRecording = 4_000;

/** Bytes that a layer takes: its weights as drawn and as packed, which stand beside each other for a moment, and its recordings. */
export const bytesOf = (config: BertConfig): number =>
  8 * entriesOf(config) + recordingsKept * bytesOfRecording * config.hiddenSize;

/** What the settings draw. Two with the same key have the same weights, however many heads share them out. */
export const weightsKey = ({ seed, hidden, init, gain }: AttentionLabParams): string =>
  [seed, hidden, init, init === 'gain' ? gain : ''].join(' ');

/** Puts what was drawn in place, at once. undefined where others have come in between: then it is to be drawn again. */
export type Place = (standing: Weights | undefined) => Weights | undefined;

/**
 * Draws the weights of these settings, giving way now and then. Rejects with the signal's reason when they are wanted no more. Where
 * only σ differs from what stands, its draws are kept from now on, since a hand is on the gain: packed weights are then written anew
 * where they are.
 */
export async function drawLayer(
  params: AttentionLabParams,
  config: BertConfig,
  context: Context,
  before: Weights | undefined,
): Promise<Place> {
  const key = weightsKey(params);
  if (before?.key === key) return standing => (standing?.key === key ? standing : undefined);
  const { seed, hidden, init, gain } = params;
  const std = init === 'gain' ? weightInits.gain(gain) : weightInits.literal(config.initializerRange);
  const source = `${seed} ${hidden}`;
  const place = (stateDict: StateDict) => () => ({ key, source, stateDict, frozen: undefined });
  forgetNormals(source);
  const entries = entriesOf(config);
  const roomForNormals = 16 * entries <= (context.memory ?? Infinity);
  if (before?.source !== source || entries < many || !roomForNormals)
    return place(await drawWeights(config, { seed, init: std }, context));
  const normals = await unitNormals(source, config, seed, context);
  if (!before.frozen) return place(await weightsAtStd(normals, config, { seed, std }, context));
  return standing => {
    const frozen = standing?.source === source && standing.frozen;
    if (!frozen) return undefined;
    takingMemory(bytesOf(config), reduce, () => refillAtStd(frozen, normals, std));
    standing.key = key;
    return standing;
  };
}

/** The weights as kernels read them; packed when first asked for. */
export function packed(weights: Weights, kernels: Kernels, needed: number): StateDict {
  if (!weights.frozen) {
    weights.frozen = takingMemory(needed, reduce, () => kernels.freeze(weights.stateDict));
    weights.stateDict = weights.frozen.parameters;
  }
  return weights.frozen.parameters;
}
