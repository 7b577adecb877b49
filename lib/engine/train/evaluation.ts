import type { BertConfig } from '../bert/config';
import { startRun } from '../bert/run';
import { reference } from '../functional/ops';
import type { Tape } from '../kernels/tape';
import { accuracy } from './accuracy';
import type { TrainedParameters } from './model';
import { NOT_ASKED } from './task';
import { type Batch, predict } from './trainingStep';

export interface Evaluation {
  /** Loss in nats an asked place and the share of right answers, of the weights as they are now. */
  readonly run: () => { readonly loss: number; readonly accuracy: number };
  /** Gives the kernels' memory back. */
  readonly release: () => void;
}

/** A forward pass over the same texts at every call, in evaluation mode: nothing is dropped and nothing learnt. */
export function createEvaluation(
  config: BertConfig,
  parameters: TrainedParameters,
  { inputIds, targets }: Batch,
  kernels?: { readonly record: () => Tape },
): Evaluation {
  const tape = kernels?.record();
  const ops = tape?.ops ?? reference;
  const pass = () => {
    const { logits } = predict(startRun(config, parameters, { ops }), parameters, inputIds);
    return { logits, ...ops.crossEntropy(logits, targets, { ignoreIndex: NOT_ASKED }) };
  };
  let last: ReturnType<typeof pass> | undefined;
  return {
    run: () => {
      if (tape && last) tape.replay();
      else last = pass();
      return { loss: last.loss.data[0]!, accuracy: accuracy(last.logits, targets) };
    },
    release: () => tape?.release(),
  };
}
