import { additiveMask } from '../functional/attentionMask';
import { type Divisor, divisorOf } from '../functional/divisor';
import type { DropoutCache } from '../functional/dropout';
import type { L2NormalizeCache } from '../functional/l2Normalize';
import type { LayerNormCache } from '../functional/layerNorm';
import { type Ops, reference } from '../functional/ops';
import type { AttentionSteps } from '../functional/scaledDotProductAttention';
import { precisionOf, type Tensor } from '../tensor';
import { scoreDivisor } from './architecture';
import type { BertConfig } from './config';
import type { ActivationName, DropoutPath, GradientName, LayerPath, LinearPath, NormPath } from './names';
import { checkStateDict, type StateDict } from './stateDict';

export interface RunOptions {
  /** One row a text: 1 = real token, 0 = padding. Absent: every key may be attended to. */
  readonly attentionMask?: readonly ArrayLike<number>[];
  /** What attention scores are divided by, if not what the architecture says. */
  readonly divisor?: Divisor;
  /** Training mode: dropout at the configuration's rates, every place with a stream of its own. Absent: evaluation mode. */
  readonly training?: Training;
  /**
   * false: the way back makes no gradients of dense layers' weights and biases, only what they stand between. Their norms can be had
   * all the same (metrics/gradientNorms), without the [out, in] numbers. Default true.
   */
  readonly denseGradients?: boolean;
  /** What computes: `functional/` where absent, or kernels in its place. */
  readonly ops?: Ops;
}

/** The object is kept: whoever runs the same recording again may set `step` in between. */
export interface Training {
  readonly dropoutSeed: number;
  /** What a place drops depends on the seed, the place and this number, so that no state goes from step to step. */
  step?: number;
}

/**
 * One passage through the model: the modules read weights and options here, and leave under their names every activation on the
 * way forward and every gradient on the way back.
 */
export interface BertRun {
  readonly config: BertConfig;
  readonly stateDict: StateDict;
  readonly ops: Ops;
  /** Additive key mask, [batch, key]. Attention reads it when it computes, and again when a recording is replayed. */
  mask: Tensor | undefined;
  /** What scores are divided by. Read as the mask is. */
  divisor: number;
  /** Absent in evaluation. */
  readonly training: Training | undefined;
  readonly denseGradients: boolean;
  readonly activations: { [K in ActivationName]?: Tensor };
  readonly gradients: { [K in GradientName]?: Tensor };
  /** What the backward pass needs besides activations. */
  readonly caches: {
    inputIds?: readonly ArrayLike<number>[];
    tokenTypeIds?: readonly ArrayLike<number>[];
    positions?: Positions;
    /** How many tokens the pooler saw. */
    pooledTokens?: number;
    readonly linearInputs: { [K in LinearPath]?: Tensor };
    readonly layerNorms: { [K in NormPath]?: LayerNormCache };
    readonly l2Norms: { [K in NormPath]?: L2NormalizeCache };
    readonly dropouts: { [K in DropoutPath]?: DropoutCache };
    readonly attentions: { [K in LayerPath]?: AttentionCache };
  };
}

/** Rows of the position table, where they are not 0, 1, 2 …: RoBERTa counts from its padding word's id on. */
export interface Positions {
  /** One row for all texts. */
  readonly ids: readonly ArrayLike<number>[];
  /** The row that gets no gradient, as with padding_idx. */
  readonly paddingId?: number;
}

export interface AttentionCache {
  /** [batch, head, token, headDim]; queries and keys normed and scaled, where the architecture does so. */
  readonly query: Tensor;
  readonly key: Tensor;
  readonly value: Tensor;
  readonly steps: AttentionSteps;
}

/** Begins a run. Throws where the state dict does not fit the configuration. */
export function startRun(config: BertConfig, stateDict: StateDict, options: RunOptions = {}): BertRun {
  checkStateDict(config, stateDict);
  const headDim = config.hiddenSize / config.numAttentionHeads;
  const precision = precisionOf(stateDict['embeddings.LayerNorm.weight']);
  return {
    config,
    stateDict,
    ops: options.ops ?? reference,
    mask: options.attentionMask && additiveMask(options.attentionMask, precision),
    divisor:
      options.divisor === undefined
        ? scoreDivisor(config.architecture, headDim, config.hiddenSize)
        : divisorOf(options.divisor, headDim, config.hiddenSize),
    training: options.training,
    denseGradients: options.denseGradients ?? true,
    activations: {},
    gradients: {},
    caches: { linearInputs: {}, layerNorms: {}, l2Norms: {}, dropouts: {}, attentions: {} },
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
