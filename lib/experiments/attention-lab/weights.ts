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
import { forgetNormals, weightsAtStd } from './unitNormals';

/** Seven million numbers at width 768: they stay while only text, heads, mask or dropout change. */
export interface Weights {
  readonly key: string;
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

/** Bytes that a layer takes: its weights as drawn and as packed, which stand beside each other for a moment, and a few activations. */
export const bytesOf = (config: BertConfig): number => 8 * entriesOf(config) + 4_000_000;

/** What the settings draw. Two with the same key have the same weights, however many heads share them out. */
export const weightsKey = ({ seed, hidden, init, gain }: AttentionLabParams): string =>
  [seed, hidden, init, init === 'gain' ? gain : ''].join(' ');

/**
 * Draws the weights of these settings, giving way now and then. Rejects with the signal's reason when they are wanted no more. Where
 * only σ differs from what stands, its draws are kept from now on: a hand is on the gain.
 */
export async function drawLayer(
  params: AttentionLabParams,
  config: BertConfig,
  context: Context,
  before: Weights | undefined,
): Promise<Weights> {
  const { seed, hidden, init, gain } = params;
  const std = init === 'gain' ? weightInits.gain(gain) : weightInits.literal(config.initializerRange);
  const source = `${seed} ${hidden}`;
  forgetNormals(source);
  const entries = entriesOf(config);
  const roomForNormals = 16 * entries <= (context.memory ?? Infinity);
  const stateDict =
    before?.source === source && entries >= many && roomForNormals
      ? await weightsAtStd(source, config, { seed, std }, context)
      : await drawWeights(config, { seed, init: std }, context);
  return { key: weightsKey(params), source, stateDict, frozen: undefined };
}

/** The weights as kernels read them; packed when first asked for. */
export function packed(weights: Weights, kernels: Kernels, needed: number): StateDict {
  if (!weights.frozen) {
    weights.frozen = takingMemory(needed, reduce, () => kernels.freeze(weights.stateDict));
    weights.stateDict = weights.frozen.parameters;
  }
  return weights.frozen.parameters;
}
