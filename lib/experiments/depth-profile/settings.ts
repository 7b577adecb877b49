import { type Architecture, architectures } from '@/lib/engine/bert/architecture';
import { type BertConfig, bertConfig } from '@/lib/engine/bert/config';
import { type Gains, gains, type WeightStd, weightInits } from '@/lib/engine/bert/weightInits';
import { bert, type DepthProfileParams, type InitChoice, type NormChoice } from './params';

export const encoderIds = ['a', 'b'] as const;
export type EncoderId = (typeof encoderIds)[number];

/** What an encoder may differ in from the other. */
export interface EncoderSettings {
  readonly norm: NormChoice;
  readonly residual: boolean;
  readonly init: InitChoice;
  /** false: a layer is attention alone. */
  readonly feedForward: boolean;
}

/** What both have in common. */
export interface Sizes {
  readonly layers: number;
  readonly hidden: number;
  readonly tokens: number;
  readonly seed: number;
}

export const HEADS = 4;

export const sizesOf = ({ layers, hidden, tokens, seed }: DepthProfileParams): Sizes => ({
  layers,
  hidden: Number(hidden),
  tokens,
  seed,
});

export const settingsOf = (params: DepthProfileParams, id: EncoderId): EncoderSettings =>
  id === 'a'
    ? { norm: params.aNorm, residual: params.aResidual, init: params.aInit, feedForward: params.aFeedForward }
    : { norm: params.bNorm, residual: params.bResidual, init: params.bInit, feedForward: params.bFeedForward };

const byNorm = {
  post: architectures.postLN,
  pre: architectures.preLN,
  none: architectures.noNorm,
  rms: architectures.rmsNorm,
  deepnorm: architectures.deepNorm,
  rezero: architectures.reZero,
} satisfies Record<NormChoice, (depth: { readonly numHiddenLayers: number }) => Architecture>;

/** One layer of the encoder, as a model of its own; `layers` 0: what stands behind the last one. Nothing is dropped. */
export function configOf(
  { norm, residual }: EncoderSettings,
  { layers, hidden }: Sizes,
  part: 'layer' | 'end',
): BertConfig {
  const architecture = byNorm[norm]({ numHiddenLayers: layers });
  return bertConfig({
    vocabSize: 1,
    maxPositionEmbeddings: 1,
    hiddenSize: hidden,
    numAttentionHeads: HEADS,
    intermediateSize: 4 * hidden,
    numHiddenLayers: part === 'layer' ? 1 : 0,
    hiddenDropoutProb: 0,
    attentionProbsDropoutProb: 0,
    architecture: {
      ...architecture,
      residual: residual ? architecture.residual : 0,
      finalNorm: part === 'end' && architecture.finalNorm,
    },
  });
}

const weightStds = {
  bert: weightInits.bertEquivalent,
  literal: () => weightInits.literal(bert.std),
  xavier: () => weightInits.xavier(),
  lecun: () => weightInits.leCun(),
} satisfies Record<InitChoice, (hidden: number) => WeightStd>;

export const weightStdOf = ({ init }: EncoderSettings, { hidden }: Sizes): WeightStd => weightStds[init](hidden);

/** DeepNorm's β comes on top of whatever init is chosen. */
export const gainsOf = ({ norm }: EncoderSettings, { layers }: Sizes): Gains =>
  norm === 'deepnorm' ? gains.deepNorm(layers) : {};
