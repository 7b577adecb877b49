import type { BertConfig } from '../bert/config';
import { bertEmbeddings, bertEmbeddingsBackward } from '../bert/embeddings';
import { bertEncoder, bertEncoderBackward } from '../bert/encoder';
import { type BertRun, existing, startRun, type Training } from '../bert/run';
import type { Ops } from '../functional/ops';
import type { Tensor } from '../tensor';
import { type TrainedName, type TrainedParameters, trainedNames } from './model';
import type { MomentName, Optimizer } from './optimizer';
import { type Decoder, type DecoderGradients, decode, decodeBackward, decoderNames } from './predictionHead';
import { NOT_ASKED } from './task';

/** The texts of one step, [batch][token] each. They are written to before a step, and read again where a recording is replayed. */
export interface Batch {
  readonly inputIds: readonly Int32Array[];
  /** NOT_ASKED where nothing is asked. */
  readonly targets: readonly Int32Array[];
}

export type Moments = Readonly<Record<MomentName, Tensor | undefined>>;

/** What a step reads and writes. */
export interface TrainingSetup {
  readonly config: BertConfig;
  readonly ops: Ops;
  readonly parameters: TrainedParameters;
  readonly moments: { readonly [K in TrainedName]?: Moments };
  readonly optimizer: Optimizer;
  /** All gradients together are clipped to this norm; Infinity clips nothing. */
  readonly maxNorm: number;
  readonly dropout: Training;
}

/** What a step leaves behind. The gradients are those that the optimiser saw, after clipping. */
export interface TrainingRun {
  readonly run: BertRun;
  /** [batch, token, vocabulary] */
  readonly logits: Tensor;
  /** [], in nats an asked place, before the update. */
  readonly loss: Tensor;
  /** [], of all gradients together, before clipping. */
  readonly gradientNorm: Tensor;
  readonly gradients: { readonly [K in TrainedName]?: Tensor };
}

/** The encoder and its decoder: ids [batch][token] → logits [batch, token, vocabulary]. */
export function predict(run: BertRun, parameters: TrainedParameters, inputIds: Batch['inputIds']) {
  const hiddenStates = bertEncoder(run, bertEmbeddings(run, inputIds));
  return { hiddenStates, logits: decode(run.ops, decoderOf(parameters), hiddenStates) };
}

/**
 * One training step: forward, loss, backward, clipping, and the update of every parameter and moment in place. All of it goes
 * through `ops`, so that kernels can record it once and replay it as the next step.
 */
export function trainingStep(setup: TrainingSetup, batch: Batch): TrainingRun {
  const { config, ops, parameters, moments, optimizer, maxNorm, dropout } = setup;
  const tied = parameters[decoderNames[0]] === undefined;
  const options = { ignoreIndex: NOT_ASKED };

  const run = startRun(config, parameters, { ops, training: dropout });
  const { hiddenStates, logits } = predict(run, parameters, batch.inputIds);
  const { loss, probs } = ops.crossEntropy(logits, batch.targets, options);

  const dLogits = ops.crossEntropyBackward(probs, batch.targets, options);
  const back = decodeBackward(ops, decoderOf(parameters), hiddenStates, dLogits);
  bertEmbeddingsBackward(run, bertEncoderBackward(run, back.dHiddenStates));

  const gradients = Object.fromEntries(
    trainedNames(config, tied).map(name => [name, gradientOf(run, back, name, tied)]),
  ) as { [K in TrainedName]: Tensor };
  const gradientNorm = ops.clipGradNorm(Object.values(gradients), { maxNorm });
  for (const name of trainedNames(config, tied)) {
    optimizer.update(ops, parameters[name]!, gradients[name]!, existing(moments[name], 'moments', name));
  }
  return { run, logits, loss, gradientNorm, gradients };
}

function decoderOf(parameters: TrainedParameters): Decoder {
  return {
    weight: parameters[decoderNames[0]] ?? parameters['embeddings.word_embeddings.weight'],
    bias: parameters[decoderNames[1]],
  };
}

/** A tied word table is used twice: what it owes to the look-up and what to the decoder is added. */
function gradientOf(run: BertRun, { dDecoder }: DecoderGradients, name: TrainedName, tied: boolean): Tensor {
  if (name === decoderNames[0]) return dDecoder.weight;
  if (name === decoderNames[1]) return dDecoder.bias;
  const gradient = existing(run.gradients[name], 'gradient', name);
  return tied && name === 'embeddings.word_embeddings.weight' ? run.ops.add(gradient, dDecoder.weight) : gradient;
}
