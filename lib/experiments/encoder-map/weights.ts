import type { BertConfig } from '@/lib/engine/bert/config';
import { drawnEntries } from '@/lib/engine/bert/initBert';
import type { StateDict } from '@/lib/engine/bert/stateDict';
import type { FrozenWeights } from '@/lib/engine/kernels/frozenWeights';
import type { Kernels } from '@/lib/engine/kernels/kernels';
import type { Context } from '../contract';
import { drawWeights } from '../drawWeights';
import { takingMemory } from '../refusedMemory';
import { weightStdOf } from './settings';

/** A layer's weights: they stay while text, T and heads change. At width 768 they are 31 MB. */
export interface Weights {
  readonly key: string;
  /** As drawn; once they are packed for the kernels, the packed ones alone, which unpack where their numbers are asked for. */
  stateDict: StateDict;
  frozen: FrozenWeights<StateDict> | undefined;
}

/** What takes less memory when it is made smaller. */
export const reduce = ['hidden', 'ratio'];

/** Bytes that a run takes: weights as drawn and as packed, which stand beside each other for a moment, and activations. */
export function bytesOf(config: BertConfig, tokens: number): number {
  const { hiddenSize, intermediateSize, numAttentionHeads } = config;
  const activations = tokens * (20 * hiddenSize + 3 * intermediateSize) + 8 * numAttentionHeads * tokens * tokens;
  return 8 * drawnEntries(config) + 8 * activations;
}

let standing: Weights | undefined;

/** The weights of these settings; drawn where others stand. Rejects with the signal's reason when they are wanted no more. */
export async function weightsOf(config: BertConfig, seed: number, context: Context): Promise<Weights> {
  const key = [seed, config.hiddenSize, config.intermediateSize].join(' ');
  if (standing?.key === key) return standing;
  const stateDict = await drawWeights(config, { seed, init: weightStdOf(config.hiddenSize) }, context);
  const drawn: Weights = { key, stateDict, frozen: undefined };
  standing?.frozen?.release();
  standing = drawn;
  return drawn;
}

/** Whether these weights can still be read: others may have taken their place, and packed ones are gone then. */
export const areStanding = (weights: Weights): boolean => standing === weights || !weights.frozen;

/** The weights as kernels read them; packed when first asked for. What is packed stands, so that it is given back one day. */
export function packed(weights: Weights, kernels: Kernels, needed: number): StateDict {
  if (standing !== weights) standing?.frozen?.release();
  standing = weights;
  if (!weights.frozen) {
    weights.frozen = takingMemory(needed, reduce, () => kernels.freeze(weights.stateDict));
    weights.stateDict = weights.frozen.parameters;
  }
  return weights.frozen.parameters;
}
