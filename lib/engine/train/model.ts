import type { BertConfig } from '../bert/config';
import { initBert } from '../bert/initBert';
import { type ParameterName, parameterNames } from '../bert/names';
import type { StateDict } from '../bert/stateDict';
import { type Gains, type WeightStd, weightInits } from '../bert/weightInits';
import type { Precision, Tensor } from '../tensor';
import { type DecoderName, decoderNames, initDecoder } from './predictionHead';

/** What is trained: an encoder and the decoder that makes words of its hidden states. */
export type TrainedName = ParameterName | DecoderName;

/** All weights by name, the word table laid out. A tied decoder has no weight of its own. */
export type TrainedParameters = StateDict & {
  readonly 'embeddings.word_embeddings.weight': Tensor;
  readonly 'cls.predictions.decoder.weight'?: Tensor;
  readonly 'cls.predictions.decoder.bias': Tensor;
};

export interface ModelOptions {
  readonly seed: number;
  /** The standard deviation of dense weights, the decoder's too. Default: literal, with the configuration's initializerRange. */
  readonly init?: WeightStd;
  readonly gains?: Gains;
  /** Whether the decoder's weight is the word table. Default false. */
  readonly tied?: boolean;
  /** Default float32. Both precisions get the same draws. */
  readonly precision?: Precision;
}

/** The weights of an encoder with a decoder, drawn from the seed. */
export function initModel(config: BertConfig, options: ModelOptions): TrainedParameters {
  const { seed, tied = false, precision = 'float32', init = weightInits.literal(config.initializerRange) } = options;
  const stateDict = initBert(config, { ...options, init, precision, wordEmbeddings: 'table' });
  const decoder = initDecoder(config, seed, init, precision);
  return {
    ...stateDict,
    'embeddings.word_embeddings.weight': laidOut(stateDict['embeddings.word_embeddings.weight']),
    ...(tied ? {} : { [decoderNames[0]]: decoder.weight }),
    [decoderNames[1]]: decoder.bias,
  };
}

/** The names of what is trained, in the order in which the optimiser goes through them. */
export function trainedNames(config: BertConfig, tied: boolean): TrainedName[] {
  return [...parameterNames(config), ...(tied ? decoderNames.slice(1) : decoderNames)];
}

function laidOut(table: object): Tensor {
  if (!('axes' in table)) throw new TypeError('initModel: the word table is a source of rows, expected a tensor');
  return table as Tensor;
}
