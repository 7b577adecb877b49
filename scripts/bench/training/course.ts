import { bertConfig } from '../../../lib/engine/bert/config';
import { createRng } from '../../../lib/engine/rng';
import { sequenceTask } from '../../../lib/engine/train/sequenceTasks';
import type { Task } from '../../../lib/engine/train/task';
import type { TrainerOptions } from '../../../lib/engine/train/trainer';

const [digits, tokens, batchSize] = [10, 16, 16];

/** The texts of every step: sixteen of sixteen digits each, to be sorted. */
function texts() {
  const task = sequenceTask('sort', { digits, tokens });
  const rng = createRng(1, 'texts');
  const drawn = Array.from({ length: batchSize }, () => {
    const [ids, targets] = [new Int32Array(tokens), new Int32Array(tokens)];
    task.draw(rng, ids, targets);
    return { ids, targets };
  });
  return { task, drawn };
}

/** What is trained, on what and how: the same for all. */
export function course() {
  const { task, drawn } = texts();
  let text = 0;
  const repeated: Task = {
    ...task,
    draw: (_, inputIds, targets) => {
      const next = drawn[text++ % batchSize]!;
      inputIds.set(next.ids);
      targets.set(next.targets);
    },
  };
  const options = {
    config: bertConfig({
      vocabSize: digits,
      maxPositionEmbeddings: tokens,
      typeVocabSize: 1,
      hiddenSize: 64,
      numAttentionHeads: 4,
      intermediateSize: 256,
      numHiddenLayers: 4,
      hiddenDropoutProb: 0,
      attentionProbsDropoutProb: 0,
      padTokenId: -1,
    }),
    task: repeated,
    optimizer: { kind: 'adam', learningRate: 1e-3, beta1: 0.9, beta2: 0.999, eps: 1e-8 },
    batchSize,
    seed: 1,
  } as const satisfies TrainerOptions;
  return { options, texts: drawn, tokens };
}

export type Course = ReturnType<typeof course>;

/** Someone who trains: a step changes all weights and says the loss before it. */
export interface Learner {
  readonly step: () => number;
  /** A parameter as it is now, [out, in] where it is a matrix. */
  readonly parameter: (name: string) => Float32Array;
}
