import { afterAll, describe, expect, it, test } from 'vitest';
import { architectures } from '../bert/architecture';
import { weightInits } from '../bert/weightInits';
import { kernelsOf } from '../fixtures/kernelVariants';
import { tasks } from './tasks';
import { createTrainer, type Trainer, type TrainerOptions, taskConfig } from './trainer';

/** As readers' races do: tests beside the kernels hold them to the reference. */
const kernels = await kernelsOf('simd');

/** What the curriculum promises of its races; scripts/golden/race.ts prints the longer ones. */
const task = tasks.reversal();
const trainers: Trainer[] = [];
function network(options: Partial<TrainerOptions> = {}): Trainer {
  const trainer = createTrainer({
    config: taskConfig(task),
    task,
    optimizer: { kind: 'adam', learningRate: 1e-3 },
    init: weightInits.xavier(),
    seed: 1,
    kernels,
    ...options,
  });
  trainers.push(trainer);
  return trainer;
}
afterAll(() => {
  for (const trainer of trainers) trainer.release();
  expect(kernels?.arena.taken ?? 0).toBe(0);
});

describe.each(['postLN', 'preLN'] as const)('two layers, %s', id => {
  it('get 99 % of the reversal right within 120 steps of Adam, having begun at chance', () => {
    const trainer = network({ config: taskConfig(task, { architecture: architectures[id]() }) });
    expect(trainer.evaluate().accuracy).toBeLessThan(0.2);
    for (let step = 0; step < 120; step++) trainer.step();
    expect(trainer.evaluate().accuracy).toBeGreaterThanOrEqual(0.99);
    expect(trainer.divergence).toBeUndefined();
  });
});

test('six layers without norm diverge under SGD .1: at step 3 the loss is 1e22 and its gradients no numbers', () => {
  const trainer = network({
    config: taskConfig(task, { numHiddenLayers: 6, architecture: architectures.noNorm() }),
    optimizer: { kind: 'sgd', learningRate: 0.1 },
  });
  const results = [1, 2, 3].map(() => trainer.step());
  expect(results.map(({ divergence }) => divergence)).toEqual([undefined, undefined, { kind: 'nan', step: 3 }]);
  expect(results[2]!.loss).toBeGreaterThan(1e20);
  expect(() => trainer.step()).toThrow('step: the run diverged (nan at step 3)');
});

test('with a learning rate far too high, post-LN’s loss climbs but stays a number: it is named once ten steps lie above the start', () => {
  const trainer = network({ optimizer: { kind: 'sgd', learningRate: 3 } });
  for (let step = 0; step < 9; step++) trainer.step();
  expect(trainer.divergence).toBeUndefined();
  expect(trainer.step().divergence).toEqual({ kind: 'loss-above-start', step: 10 });
  expect(trainer.step().loss).toBeGreaterThan(1e3);
});

test('the grammar’s floor is reached and not crossed', () => {
  const grammar = tasks.grammar();
  const trainer = network({ config: taskConfig(grammar), task: grammar });
  for (let step = 0; step < 400; step++) trainer.step();
  const { loss, accuracy } = trainer.evaluate(2000);
  // A text's loss is ln 4, ln 3 or 0: its deviation of .67 gives 2000 texts a standard error of .015, accuracy one of .010.
  expect(Math.abs(loss - grammar.bayes.loss)).toBeLessThan(0.06);
  expect(Math.abs(accuracy - grammar.bayes.accuracy)).toBeLessThan(0.05);
});
