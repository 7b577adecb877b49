import { describe, expect, it } from 'vitest';
import { expectAgreement } from '../fixtures/agreement';
import { kernelsOf } from '../fixtures/kernelVariants';
import { tasks } from '../train/tasks';
import { createTrainer, type TrainerOptions, taskConfig } from '../train/trainer';

const kernels = await kernelsOf('simd');

const task = tasks.reversal({ digits: 10, tokens: 7 });
const dropout = { hiddenDropoutProb: 0.1, attentionProbsDropoutProb: 0.1 };
const options = (changes: Partial<TrainerOptions> = {}, config = {}): TrainerOptions => ({
  config: taskConfig(task, { hiddenSize: 20, numAttentionHeads: 2, intermediateSize: 36, ...config }),
  task,
  optimizer: { kind: 'adam', learningRate: 1e-3 },
  seed: 3,
  batchSize: 5,
  ...changes,
});
const trainings: [string, TrainerOptions][] = [
  ['Adam', options()],
  ['Adam, with dropout', options({}, dropout)],
  [
    'AdamW, clipped, with warm-up',
    options({ optimizer: { kind: 'adamw', learningRate: 1e-3, weightDecay: 0.1 }, maxNorm: 0.5 }),
  ],
  ['SGD with momentum', options({ optimizer: { kind: 'sgd', learningRate: 0.05, momentum: 0.9 } })],
  ['Nesterov’s momentum', options({ optimizer: { kind: 'sgd', learningRate: 0.05, momentum: 0.9, nesterov: true } })],
  ['tied embeddings', options({ tied: true })],
  ['pre-LN', options({}, { architecture: { normPosition: 'pre', finalNorm: true } })],
  [
    'ReZero with l2 on queries and keys',
    options({}, { architecture: { norm: 'none', branchScale: 'rezero', qkNorm: 'l2' } }),
  ],
];

describe.each(trainings)('ten training steps with %s', (_, given) => {
  it('on a tape follow those without one: loss, gradient norm, every weight', () => {
    const recorded = createTrainer({ ...given, kernels });
    const plain = createTrainer(given);
    for (let step = 0; step < 10; step++) {
      const [ours, theirs] = [recorded.step(), plain.step()];
      expectAgreement(Float32Array.of(ours.loss), [theirs.loss], 'float32', `loss of step ${step}`);
      expectAgreement(Float32Array.of(ours.gradientNorm), [theirs.gradientNorm], 'float32', `norm of step ${step}`);
    }
    for (const [name, parameter] of Object.entries(plain.parameters)) {
      const mine = recorded.parameters[name as keyof typeof plain.parameters];
      if (!parameter || !mine || !('axes' in parameter) || !('axes' in mine)) continue;
      expectAgreement(mine.data, parameter.data, 'float32', name);
    }
    recorded.release();
    expect(kernels.arena.taken).toBe(0);
  });
});
