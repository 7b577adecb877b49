import { describe, expect, test } from 'vitest';
import type { ConfigChanges } from '../bert/config';
import { parameterNames } from '../bert/names';
import { weightInits } from '../bert/weightInits';
import { kernelsOf } from '../fixtures/kernelVariants';
import { NotEnoughMemory } from '../kernels/arena';
import { tensor } from '../tensor';
import { accuracy } from './accuracy';
import { NOT_ASKED } from './task';
import { tasks } from './tasks';
import { createTrainer, type TrainerOptions, taskConfig } from './trainer';

const task = tasks.reversal({ digits: 5, tokens: 4 });
const dropout = { hiddenDropoutProb: 0.2, attentionProbsDropoutProb: 0.2 };
const small = (changes: Partial<TrainerOptions> = {}, config: ConfigChanges = {}) =>
  createTrainer({
    config: taskConfig(task, { hiddenSize: 8, intermediateSize: 12, ...config }),
    task,
    optimizer: { kind: 'adam', learningRate: 0.01 },
    seed: 1,
    batchSize: 4,
    init: weightInits.xavier(),
    ...changes,
  });

test('the same seed gives the same run, another seed another', () => {
  const losses = (seed: number) => {
    const trainer = small({ seed }, dropout);
    return [1, 2, 3].map(() => trainer.step().loss);
  };
  expect(losses(1)).toEqual(losses(1));
  expect(losses(1)).not.toEqual(losses(2));
});

test('a run that is saved and restored elsewhere takes the very steps it would have taken', () => {
  const one = small({ optimizer: { kind: 'sgd', learningRate: 0.1, momentum: 0.9 } }, dropout);
  const other = small({ optimizer: { kind: 'sgd', learningRate: 0.1, momentum: 0.9 } }, dropout);
  for (let i = 0; i < 3; i++) one.step();
  other.restore(one.save());
  expect(other.stepsTaken).toBe(3);
  for (let i = 0; i < 3; i++) expect(other.step()).toEqual(one.step());
  expect(other.evaluate(8)).toEqual(one.evaluate(8));
});

test('what was saved does not change as the run goes on', () => {
  const trainer = small();
  trainer.step();
  const state = trainer.save();
  const kept = structuredClone(state);
  trainer.step();
  expect(state).toEqual(kept);
});

test('texts depend on seed and step, not on the network: two networks meet the same ones', () => {
  const texts = (config: ConfigChanges) => {
    const trainer = small({}, config);
    trainer.step();
    trainer.step();
    return trainer.last!.run.caches.inputIds!.map(row => [...Array.from(row)]);
  };
  expect(texts({ numHiddenLayers: 1 })).toEqual(texts({ numHiddenLayers: 2, ...dropout }));
});

test('dropout drops other entries at each step, and none when the run is evaluated', () => {
  const trainer = small({}, dropout);
  const zeros = () => {
    trainer.step();
    return [...trainer.last!.run.activations['embeddings.dropout']!.data].map(value => value === 0);
  };
  expect(zeros()).not.toEqual(zeros());
  expect(small({}, dropout).evaluate()).toEqual(small().evaluate());
});

test('evaluation changes nothing of the run', () => {
  const [watched, alone] = [small(), small()];
  for (let i = 0; i < 3; i++) {
    watched.evaluate(8);
    expect(watched.step()).toEqual(alone.step());
  }
});

test('a schedule and the clipping of gradients are heeded at every step', () => {
  const trainer = small({ schedule: { kind: 'warmup', warmup: 4 }, maxNorm: 0.01 });
  const rates = [1, 2, 3, 4, 5].map(() => trainer.step().learningRate);
  expect(rates).toEqual([0.0025, 0.005, 0.0075, 0.01, 0.01]);
  let squares = 0;
  for (const gradient of Object.values(trainer.last!.gradients)) {
    for (const value of gradient!.data) squares += value * value;
  }
  expect(Math.sqrt(squares)).toBeCloseTo(0.01, 5);
});

test('every parameter of every architecture gets a gradient and is moved', () => {
  const architecture = { normPosition: 'pre', finalNorm: true, branchScale: 'rezero', qkNorm: 'l2' } as const;
  const trainer = small({ optimizer: { kind: 'sgd', learningRate: 0.1 } }, { architecture });
  const before = trainer.save().parameters;
  // ReZero's first step moves only its scales and what stands outside the blocks.
  trainer.step();
  trainer.step();
  const still = parameterNames(trainer.config).filter(name => {
    const after = trainer.save().parameters[name]!;
    return after.every((value, i) => value === before[name]![i]);
  });
  // Queries and keys of unit length: a bias of the keys still turns them, so nothing is left out.
  expect(still).toEqual([]);
});

test('a tied decoder has no weight of its own; the word table gets the gradients of both its uses', () => {
  const trainer = small({ tied: true });
  trainer.step();
  expect(trainer.parameters['cls.predictions.decoder.weight']).toBeUndefined();
  const both = trainer.last!.gradients['embeddings.word_embeddings.weight']!;
  const lookedUp = trainer.last!.run.gradients['embeddings.word_embeddings.weight']!;
  expect(both.data).not.toEqual(lookedUp.data);
});

describe('on kernels', async () => {
  const kernels = await kernelsOf('simd');
  const dropping = (options: Partial<TrainerOptions> = {}) => small(options, dropout);

  test('a state of the reference goes on as it would have there, whether steps have been recorded before or not', () => {
    const reference = dropping();
    reference.step();
    const state = reference.save();
    const continued = [reference.step(), reference.step()];
    const fresh = dropping({ kernels });
    const used = dropping({ kernels, seed: 1 });
    used.step();
    used.step();
    for (const trainer of [fresh, used]) {
      trainer.restore(state);
      for (const { loss, step, learningRate } of continued) {
        const result = trainer.step();
        expect(result).toMatchObject({ step, learningRate });
        expect(result.loss).toBeCloseTo(loss, 5);
      }
      trainer.release();
    }
  });

  test('evaluation sees the weights as they are now, and drops nothing', () => {
    const [plain, recorded] = [dropping(), dropping({ kernels })];
    for (let i = 0; i < 3; i++) {
      expect(recorded.evaluate(16).loss).toBeCloseTo(plain.evaluate(16).loss, 5);
      expect(recorded.evaluate(16)).toEqual(recorded.evaluate(16));
      plain.step();
      recorded.step();
    }
    recorded.release();
    expect(kernels.arena.taken).toBe(0);
  });

  test('a memory that is too small is left as it was', () => {
    const { limit } = kernels.arena;
    kernels.arena.limit = kernels.arena.held;
    expect(() => small({ kernels }, { hiddenSize: 64, intermediateSize: 2048 })).toThrow(NotEnoughMemory);
    kernels.arena.limit = limit;
    expect(kernels.arena.taken).toBe(0);
  });

  test('float64 is refused', () => {
    expect(() => dropping({ kernels, precision: 'float64' })).toThrow(
      'createTrainer: precision is float64, expected float32 with kernels',
    );
  });
});

describe('a run that diverges', () => {
  const wild = () => small({ optimizer: { kind: 'sgd', learningRate: 1e30 } }, { architecture: { norm: 'none' } });

  test('says so, with the step, and takes no further one', () => {
    const trainer = wild();
    const result = Array.from({ length: 5 }, () => (trainer.divergence ? undefined : trainer.step())).findLast(
      Boolean,
    )!;
    expect(result.divergence).toMatchObject({ kind: 'nan', step: result.step });
    expect(trainer.divergence).toEqual(result.divergence);
    expect(() => trainer.step()).toThrow(
      `step: the run diverged (nan at step ${result.step}), expected a restored state or a new trainer`,
    );
  });

  test('is still known to have, where its state is restored', () => {
    const trainer = wild();
    while (!trainer.divergence) trainer.step();
    const other = wild();
    other.restore(trainer.save());
    expect(other.divergence).toEqual(trainer.divergence);
    expect(() => other.step()).toThrow('step: the run diverged');
  });

  test('can be taken up again where it was still well', () => {
    const trainer = wild();
    const healthy = trainer.save();
    while (!trainer.divergence) trainer.step();
    trainer.restore(healthy);
    expect(trainer.divergence).toBeUndefined();
    expect(trainer.step().loss).toBeGreaterThan(0);
  });
});

test('accuracy counts asked places alone, and a logit that is no number answers nothing', () => {
  const logits = tensor(
    Float64Array.of(-3, -1, -2, 5, 0, 0, 0, 0, 9, Number.NaN, Number.NaN, Number.NaN),
    ['batch', 'token', 'vocabulary'],
    [1, 4, 3],
  );
  expect(accuracy(logits, [[1, 0, NOT_ASKED, 0]])).toBe(2 / 3);
});

test('what does not fit is named at the door', () => {
  const config = taskConfig(task);
  expect(() => small({ batchSize: 0 })).toThrow('createTrainer: batchSize is 0, expected a whole number from 1');
  expect(() => small({ maxNorm: 0 })).toThrow('createTrainer: maxNorm is 0, expected a number above 0');
  expect(() => small({ schedule: { kind: 'warmup', warmup: 0 } })).toThrow('scheduleFactor: warmup is 0');
  expect(() => small({ config: { ...config, vocabSize: 4 } })).toThrow(
    "createTrainer: config.vocabSize is 4, expected at least the task's 5 words",
  );
  expect(() => small({ config: { ...config, maxPositionEmbeddings: 3 } })).toThrow(
    "createTrainer: config.maxPositionEmbeddings is 3, expected at least the task's 4 tokens",
  );
  expect(() => small({ config: { ...config, addPoolingLayer: true } })).toThrow(
    'createTrainer: config.addPoolingLayer is true, expected false: no gradient reaches a pooler',
  );
  const state = small().save();
  const bias = 'cls.predictions.decoder.bias';
  expect(() => small().restore({ ...state, step: -1 })).toThrow('restore: step is -1, expected a whole number from 0');
  expect(() => small().restore({ ...state, parameters: { ...state.parameters, [bias]: new Float32Array(3) } })).toThrow(
    `restore: ${bias} has 3 entries, expected 5`,
  );
  expect(() => small().restore({ ...state, moments: {} })).toThrow('restore: exp_avg of');
});
