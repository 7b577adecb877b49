import { additiveMask } from '../functional/attentionMask';
import type { DropoutCache } from '../functional/dropout';
import type { LayerNormCache } from '../functional/layerNorm';
import { type Ops, reference } from '../functional/ops';
import type { AttentionSteps } from '../functional/scaledDotProductAttention';
import { createRng, type Rng } from '../rng';
import { precisionOf, type Tensor } from '../tensor';
import type { BertConfig } from './config';
import type { ActivationName, DropoutPath, GradientName, LayerNormPath, LayerPath, LinearPath } from './names';
import { checkStateDict, type StateDict } from './stateDict';

export interface RunOptions {
  /** One row a text: 1 = real token, 0 = padding. Absent: every key may be attended to. */
  readonly attentionMask?: readonly ArrayLike<number>[];
  /** What attention scores are divided by. Default √headDim. */
  readonly divisor?: number;
  /** Training mode: dropout at the configuration's rates, every place with a stream of its own. Absent: evaluation mode. */
  readonly training?: { readonly dropoutSeed: number };
  /** What computes: `functional/` where absent, or kernels in its place. */
  readonly ops?: Ops;
}

/**
 * One passage through the model: the modules read weights and options here, and leave under their names every activation on the
 * way forward and every gradient on the way back.
 */
export interface BertRun {
  readonly config: BertConfig;
  readonly stateDict: StateDict;
  readonly ops: Ops;
  /** Additive key mask, [batch, key]. */
  readonly mask: Tensor | undefined;
  readonly divisor: number | undefined;
  /** The parent of all dropout streams; absent in evaluation. */
  readonly dropoutRng: Rng | undefined;
  readonly activations: { [K in ActivationName]?: Tensor };
  readonly gradients: { [K in GradientName]?: Tensor };
  /** What the backward pass needs besides activations. */
  readonly caches: {
    inputIds?: readonly ArrayLike<number>[];
    tokenTypeIds?: readonly ArrayLike<number>[];
    readonly linearInputs: { [K in LinearPath]?: Tensor };
    readonly layerNorms: { [K in LayerNormPath]?: LayerNormCache };
    readonly dropouts: { [K in DropoutPath]?: DropoutCache };
    readonly attentions: { [K in LayerPath]?: AttentionCache };
  };
}

export interface AttentionCache {
  /** [batch, head, token, headDim] */
  readonly query: Tensor;
  readonly key: Tensor;
  readonly value: Tensor;
  readonly steps: AttentionSteps;
}

/** Begins a run. Throws where the state dict does not fit the configuration. */
export function startRun(config: BertConfig, stateDict: StateDict, options: RunOptions = {}): BertRun {
  checkStateDict(config, stateDict);
  const precision = precisionOf(stateDict['embeddings.LayerNorm.weight']);
  return {
    config,
    stateDict,
    ops: options.ops ?? reference,
    mask: options.attentionMask && additiveMask(options.attentionMask, precision),
    divisor: options.divisor,
    dropoutRng: options.training && createRng(options.training.dropoutSeed, 'dropout'),
    activations: {},
    gradients: {},
    caches: { linearInputs: {}, layerNorms: {}, dropouts: {}, attentions: {} },
  };
}

/** An activation of a run that has passed it; throws where it has not. */
export function activation(run: BertRun, name: ActivationName): Tensor {
  return existing(run.activations[name], 'activation', name);
}

/** A gradient of a run that has gone back past it; throws where it has not. */
export function gradient(run: BertRun, name: GradientName): Tensor {
  return existing(run.gradients[name], 'gradient', name);
}

/** What the backward pass needs and only the forward pass can leave. */
export function existing<T>(value: T | undefined, kind: string, name: string): T {
  if (value === undefined)
    throw new RangeError(`${kind}: ${name} is not there, expected it from an earlier step of this run`);
  return value;
}
