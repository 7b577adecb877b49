import { expect, test } from 'vitest';
import { randomTensor } from '../fixtures/arbitrary';
import { reference } from '../functional/ops';
import { zerosLike } from '../tensor';
import { createOptimizer, type OptimizerOptions } from './optimizer';

test('plain SGD remembers nothing, momentum one buffer, Adam two moments', () => {
  const moments = (options: OptimizerOptions) => createOptimizer(options).moments;
  expect(moments({ kind: 'sgd', learningRate: 1 })).toEqual([]);
  expect(moments({ kind: 'sgd', learningRate: 1, momentum: 0.9 })).toEqual(['momentum_buffer']);
  expect(moments({ kind: 'adamw', learningRate: 1 })).toEqual(['exp_avg', 'exp_avg_sq']);
});

test('decay of matrices alone shrinks a matrix and spares a vector', () => {
  const optimizer = createOptimizer({ kind: 'adamw', learningRate: 0.1, weightDecay: 1, decayed: 'matrices' });
  optimizer.begin(1, 0.1);
  const matrix = randomTensor(1, ['token', 'hidden'], [2, 3]);
  const vector = randomTensor(2, ['hidden'], [3]);
  for (const [parameter, factor] of [
    [matrix, 0.9],
    [vector, 1],
  ] as const) {
    const before = [...parameter.data];
    const still = zerosLike(parameter);
    const moments = { momentum_buffer: undefined, exp_avg: zerosLike(parameter), exp_avg_sq: zerosLike(parameter) };
    optimizer.update(reference, parameter, still, moments);
    parameter.data.forEach((value, i) => {
      expect(value).toBeCloseTo(factor * before[i]!, 14);
    });
  }
});

test('settings outside their range are named', () => {
  const options: [OptimizerOptions, string][] = [
    [{ kind: 'sgd', learningRate: -1 }, 'optimizer: learningRate is -1, expected a number from 0'],
    [{ kind: 'sgd', learningRate: Number.NaN }, 'optimizer: learningRate is NaN, expected a number from 0'],
    [{ kind: 'sgd', learningRate: 1, momentum: 1 }, 'optimizer: momentum is 1, expected 0 ≤ momentum < 1'],
    [
      { kind: 'sgd', learningRate: 1, nesterov: true },
      'optimizer: momentum is 0, expected a number above 0 to look ahead by',
    ],
    [{ kind: 'adam', learningRate: 1, beta2: 1 }, 'optimizer: beta2 is 1, expected 0 ≤ beta2 < 1'],
    [{ kind: 'adamw', learningRate: 1, eps: 0 }, 'optimizer: eps is 0, expected a number above 0'],
    [{ kind: 'adam', learningRate: 1, weightDecay: -1 }, 'optimizer: weightDecay is -1, expected a number from 0'],
  ];
  for (const [given, message] of options) expect(() => createOptimizer(given)).toThrow(message);
});
