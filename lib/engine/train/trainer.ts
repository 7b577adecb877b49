import { type BertConfig, bertConfig, type ConfigChanges } from '../bert/config';
import { reference } from '../functional/ops';
import type { Tape } from '../kernels/tape';
import { createRng, type Rng } from '../rng';
import { type Precision, type Tensor, zerosLike } from '../tensor';
import { accuracy } from './accuracy';
import { copied, type Divergence, isFinal, type LossHistory, observe } from './divergence';
import { createEvaluation, type Evaluation } from './evaluation';
import { initModel, type ModelOptions, type TrainedName, type TrainedParameters, trainedNames } from './model';
import { createOptimizer, type Optimizer, type OptimizerOptions } from './optimizer';
import { type Schedule, scheduleFactor } from './schedule';
import type { Task } from './task';
import { checkState, type TrainerState } from './trainerState';
import { type Batch, type Moments, type TrainingRun, type TrainingSetup, trainingStep } from './trainingStep';

export interface TrainerOptions extends Omit<ModelOptions, 'precision'> {
  /** Fits the task: its vocabulary and its length. `taskConfig` makes one. */
  readonly config: BertConfig;
  readonly task: Task;
  readonly optimizer: OptimizerOptions;
  /** Default constant. */
  readonly schedule?: Schedule;
  /** B, texts a step. Default 32. */
  readonly batchSize?: number;
  /** Gradients are clipped to this norm, all together. Default Infinity: not at all. */
  readonly maxNorm?: number;
  /** Default float32. */
  readonly precision?: Precision;
  /** Records the first step and replays it as every later one. float32 only. Absent: `functional/` computes every step. */
  readonly kernels?: { readonly record: () => Tape };
}

export interface StepResult {
  /** From 1. */
  readonly step: number;
  /** Of this step's texts before its update, in nats an asked place. */
  readonly loss: number;
  readonly accuracy: number;
  /** ‖g‖ of all parameters together, before clipping. */
  readonly gradientNorm: number;
  readonly learningRate: number;
  /** What is wrong, if anything. */
  readonly divergence: Divergence | undefined;
}

export interface Trainer {
  readonly config: BertConfig;
  readonly task: Task;
  /** Steps taken. */
  readonly stepsTaken: number;
  readonly divergence: Divergence | undefined;
  /** Takes a step on texts of its own. Throws where weights are no longer numbers: see `divergence`. */
  readonly step: () => StepResult;
  /** Loss and accuracy in evaluation mode, on texts kept apart from those of training, the same at every call. Default 128 texts. */
  readonly evaluate: (texts?: number) => { readonly loss: number; readonly accuracy: number };
  /** The weights as they are now; a later step changes them in place. */
  readonly parameters: TrainedParameters;
  readonly moments: { readonly [K in TrainedName]?: Moments };
  /** The last step's activations and gradients; undefined before the first. A later step may write over them. */
  readonly last: TrainingRun | undefined;
  /** A copy of everything that the next steps depend on besides the options. */
  readonly save: () => TrainerState;
  /** Goes on from a saved state: the same steps follow as followed it. Throws where it is not this configuration's. */
  readonly restore: (state: TrainerState) => void;
  /** Gives the kernels' memory back. */
  readonly release: () => void;
}

/** The network that curriculum and tests train: hidden 32, 2 heads, 64, 2 layers, no dropout, for a task's words and length. */
export function taskConfig(task: Task, changes: ConfigChanges = {}): BertConfig {
  return bertConfig({
    vocabSize: task.vocabulary.length,
    maxPositionEmbeddings: task.tokens,
    typeVocabSize: 1,
    hiddenSize: 32,
    numAttentionHeads: 2,
    intermediateSize: 64,
    numHiddenLayers: 2,
    hiddenDropoutProb: 0,
    attentionProbsDropoutProb: 0,
    // Every word of these vocabularies is one: none is padding.
    padTokenId: -1,
    ...changes,
  });
}

/**
 * A network, a task and an optimiser, one step at a time; pausing is not calling `step`. Everything follows from the seed: weights,
 * texts and dropout have streams of their own, and those of a step depend on its number alone.
 */
export function createTrainer(options: TrainerOptions): Trainer {
  const { config, task, seed, schedule = { kind: 'constant' }, batchSize = 32, maxNorm = Infinity } = options;
  checkOptions(options, batchSize, maxNorm);
  scheduleFactor(schedule, 1);
  const optimizer = createOptimizer(options.optimizer);
  const names = trainedNames(config, options.tied ?? false);
  const tape = options.kernels?.record();
  const { parameters, moments } = layOut(options, names, optimizer, tape);
  const dropout = { dropoutSeed: seed, step: 0 };
  const setup: TrainingSetup = {
    config,
    ops: tape?.ops ?? reference,
    parameters,
    moments,
    optimizer,
    maxNorm,
    dropout,
  };
  const batch = emptyBatch(task, batchSize);
  const evaluations = new Map<number, Evaluation>();
  let taken = 0;
  let history: LossHistory = { recent: [] };
  let last: TrainingRun | undefined;

  return {
    config,
    task,
    parameters,
    moments,
    get stepsTaken() {
      return taken;
    },
    get divergence() {
      return history.divergence;
    },
    get last() {
      return last;
    },
    step: () => {
      const { divergence } = history;
      if (divergence && isFinal(divergence)) {
        throw new RangeError(
          `step: the run diverged (${divergence.kind} at step ${divergence.step}), expected a restored state or a new trainer`,
        );
      }
      const step = taken + 1;
      const learningRate = options.optimizer.learningRate * scheduleFactor(schedule, step);
      drawTexts(task, createRng(seed, 'data', step), batch);
      dropout.step = step;
      optimizer.begin(step, learningRate);
      if (tape && last) tape.replay();
      else last = trainingStep(setup, batch);
      taken = step;
      const loss = last.loss.data[0]!;
      const gradientNorm = last.gradientNorm.data[0]!;
      observe(history, step, loss, gradientNorm);
      return {
        step,
        loss,
        accuracy: accuracy(last.logits, batch.targets),
        gradientNorm,
        learningRate,
        divergence: history.divergence,
      };
    },
    evaluate: (texts = 128) => {
      let evaluate = evaluations.get(texts);
      if (!evaluate) {
        const examples = emptyBatch(task, texts);
        drawTexts(task, createRng(seed, 'evaluation'), examples);
        evaluate = createEvaluation(config, parameters, examples, options.kernels);
        evaluations.set(texts, evaluate);
      }
      return evaluate.run();
    },
    save: () => ({
      step: taken,
      parameters: Object.fromEntries(names.map(name => [name, parameters[name]!.data.slice()])),
      moments: Object.fromEntries(
        names.map(name => [
          name,
          Object.fromEntries(optimizer.moments.map(moment => [moment, moments[name]![moment]!.data.slice()])),
        ]),
      ),
      history: copied(history),
    }),
    restore: state => {
      checkState(state, names, parameters, optimizer.moments);
      for (const name of names) {
        parameters[name]!.data.set(state.parameters[name]!);
        for (const moment of optimizer.moments) moments[name]![moment]!.data.set(state.moments[name]![moment]!);
      }
      taken = state.step;
      history = copied(state.history);
    },
    release: () => {
      for (const evaluation of evaluations.values()) evaluation.release();
      tape?.release();
    },
  };
}

/** Weights as the seed draws them, moments 0: in the tape's memory where there is one, and nothing is kept there if it is too small. */
function layOut(options: TrainerOptions, names: readonly TrainedName[], optimizer: Optimizer, tape: Tape | undefined) {
  const initial = initModel(options.config, options);
  try {
    const parameters = tape ? tape.parameters(initial) : initial;
    const zeros = (x: Tensor) => (tape ? tape.input(x.axes, x.shape) : zerosLike(x));
    const momentsOf = (name: TrainedName) =>
      Object.fromEntries(optimizer.moments.map(moment => [moment, zeros(parameters[name]!)])) as Moments;
    const moments = Object.fromEntries(names.map(name => [name, momentsOf(name)])) as Record<TrainedName, Moments>;
    return { parameters, moments };
  } catch (error) {
    tape?.release();
    throw error;
  }
}

function emptyBatch({ tokens }: Task, texts: number): Batch {
  const rows = () => Array.from({ length: texts }, () => new Int32Array(tokens));
  return { inputIds: rows(), targets: rows() };
}

function drawTexts(task: Task, rng: Rng, { inputIds, targets }: Batch): void {
  inputIds.forEach((ids, b) => {
    task.draw(rng, ids, targets[b]!);
  });
}

function checkOptions({ config, task, precision, kernels }: TrainerOptions, batchSize: number, maxNorm: number): void {
  if (!Number.isInteger(batchSize) || batchSize < 1)
    throw new RangeError(`createTrainer: batchSize is ${batchSize}, expected a whole number from 1`);
  if (!(maxNorm > 0)) throw new RangeError(`createTrainer: maxNorm is ${maxNorm}, expected a number above 0`);
  if (config.vocabSize < task.vocabulary.length) {
    throw new RangeError(
      `createTrainer: config.vocabSize is ${config.vocabSize}, expected at least the task's ${task.vocabulary.length} words`,
    );
  }
  if (config.maxPositionEmbeddings < task.tokens) {
    throw new RangeError(
      `createTrainer: config.maxPositionEmbeddings is ${config.maxPositionEmbeddings}, expected at least the task's ${task.tokens} tokens`,
    );
  }
  if (config.addPoolingLayer)
    throw new RangeError('createTrainer: config.addPoolingLayer is true, expected false: no gradient reaches a pooler');
  if (kernels && precision === 'float64')
    throw new TypeError('createTrainer: precision is float64, expected float32 with kernels');
}
