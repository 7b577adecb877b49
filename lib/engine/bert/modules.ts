import type { Dropout } from '../functional/dropout';
import { createRng } from '../rng';
import type { Tensor } from '../tensor';
import type { ActivationName, DropoutPath, LinearPath } from './names';
import { type BertRun, existing } from './run';

/**
 * nn.Linear and nn.Dropout of a BertModel, found by their path in a run: forward leaves the output under the
 * module's name, backward the output's gradient and those of the weights.
 */

/** Leaves an activation under its name, and hands it on. */
export function keep(run: BertRun, name: ActivationName, x: Tensor): Tensor {
  run.activations[name] = x;
  return x;
}

/** Leaves the gradient of an activation under its name, and hands it on. */
export function keepGradient(run: BertRun, name: ActivationName, dX: Tensor): Tensor {
  run.gradients[name] = dX;
  return dX;
}

/** x: [..., in] → [..., out]. */
export function linearAt(run: BertRun, path: LinearPath, x: Tensor): Tensor {
  run.caches.linearInputs[path] = x;
  return keep(run, path, run.ops.linear(x, run.stateDict[`${path}.weight`]!, run.stateDict[`${path}.bias`]!));
}

/** dOut: [..., out] → dX: [..., in]. */
export function linearBackwardAt(run: BertRun, path: LinearPath, dOut: Tensor): Tensor {
  keepGradient(run, path, dOut);
  const weight = run.stateDict[`${path}.weight`]!;
  if (!run.denseGradients) return run.ops.linearInputBackward(dOut, weight);
  const input = existing(run.caches.linearInputs[path], 'linear input', path);
  const { dX, dWeight, dBias } = run.ops.linearBackward(dOut, input, weight);
  run.gradients[`${path}.weight`] = dWeight;
  run.gradients[`${path}.bias`] = dBias;
  return dX;
}

/** Drops in training; in evaluation the output is the input. */
export function dropoutAt(run: BertRun, path: DropoutPath, x: Tensor): Tensor {
  const { out, cache } = run.ops.dropout(x, dropoutOf(run, path, run.config.hiddenDropoutProb));
  run.caches.dropouts[path] = cache;
  return keep(run, path, out);
}

/** dOut → dX of the same shape: zero where an entry was dropped. */
export function dropoutBackwardAt(run: BertRun, path: DropoutPath, dOut: Tensor): Tensor {
  keepGradient(run, path, dOut);
  return run.ops.dropoutBackward(dOut, existing(run.caches.dropouts[path], 'dropout cache', path));
}

/** The dropout of a place: its own stream, so that what one place draws changes no other. Without a step, the same at every call. */
export function dropoutOf({ training }: BertRun, path: DropoutPath, p: number): Dropout | undefined {
  if (!training) return undefined;
  return {
    p,
    // A new stream at each reading: a recording that is replayed reads again, and finds the step of then.
    get rng() {
      const { dropoutSeed, step } = training;
      return createRng(dropoutSeed, 'dropout', ...(step === undefined ? [] : [step]), path);
    },
  };
}
