import { totalmem } from 'node:os';
import { parameterNames } from '../../lib/engine/bert/names';
import { entriesOfParameters } from '../../lib/engine/bert/stateDict';
import type { Precision } from '../../lib/engine/tensor';
import { EncodeError } from './EncodeError';
import type { Model } from './model';

export interface Extent {
  readonly tokens: number;
  readonly backward: boolean;
  readonly precision: Precision;
}

/** Bytes that all activations of a pass take, and with `backward` their gradients and the parameters', weights included. */
export function bytesOfPass({ config }: Model, { tokens, backward, precision }: Extent): number {
  const { hiddenSize: d, intermediateSize, numHiddenLayers, numAttentionHeads } = config;
  // query, key, value and context twice (by heads as well), two denses, two dropouts, two sums, two norms.
  const layer = tokens * (16 * d + 2 * intermediateSize) + 4 * numAttentionHeads * tokens ** 2;
  const activations = numHiddenLayers * layer + 6 * tokens * d;
  const weights = entriesOfParameters(
    config,
    parameterNames(config).filter(name => backward || !name.endsWith('word_embeddings.weight')),
  );
  return (backward ? 2 : 1) * (activations + weights) * (precision === 'float64' ? 8 : 4);
}

/** Throws EncodeError where a pass cannot fit into this machine, before it fills it. */
export function expectMemory(model: Model, extent: Extent): void {
  const bytes = bytesOfPass(model, extent);
  const there = Math.min(totalmem(), process.constrainedMemory() || Infinity);
  if (bytes > there) {
    const gigabytes = (n: number) => `${(n / 2 ** 30).toFixed(1)} GB`;
    const { hiddenSize, numHiddenLayers } = model.config;
    const size = `${extent.tokens} tokens through ${numHiddenLayers} layers of hidden ${hiddenSize}`;
    throw new EncodeError(`${size} take ${gigabytes(bytes)}, and this machine has ${gigabytes(there)}`);
  }
}
