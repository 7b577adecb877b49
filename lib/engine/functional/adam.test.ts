import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { expectAgreement } from '../fixtures/agreement';
import { fixtureTensor, mapped, precisions, randomTensor, seeds } from '../fixtures/arbitrary';
import { readFixture } from '../fixtures/readFixture';
import { at, zerosLike } from '../tensor';
import { type AdamHyper, adamStep } from './adam';

const hyper: AdamHyper = {
  step: 1,
  learningRate: 0.1,
  beta1: 0.9,
  beta2: 0.999,
  eps: 1e-8,
  weightDecay: 0,
  decoupledWeightDecay: false,
};
const optimizers: [string, AdamHyper][] = [
  ['adam', { ...hyper, beta1: 0.8, beta2: 0.95, eps: 1e-3 }],
  ['adamDecay', { ...hyper, weightDecay: 0.3 }],
  ['adamw', { ...hyper, weightDecay: 0.3, decoupledWeightDecay: true }],
];

describe.each(precisions)('in %s', precision => {
  const fixture = readFixture('training-ops', precision);

  it.each(optimizers)('four steps of %s follow PyTorch', (name, given) => {
    const path = fixtureTensor(fixture.get(`${name}.theta`), ['batch', 'hidden']);
    const gradients = fixtureTensor(fixture.get('optimizers.gradients'), ['batch', 'hidden']);
    const theta = { ...at(path, 0), data: at(path, 0).data.slice() };
    const [m, v] = [zerosLike(theta), zerosLike(theta)];
    for (let step = 1; step <= 4; step++) {
      adamStep(theta, at(gradients, step - 1), m, v, { ...given, step });
      expectAgreement(theta.data, at(path, step).data, precision, `step ${step}`);
    }
  });
});

test('the first step is as long as the learning rate, in every direction, however large the gradient', () => {
  fc.assert(
    fc.property(seeds, fc.double({ min: 1e-3, max: 1e6, noNaN: true }), (seed, scale) => {
      const gradient = mapped(randomTensor(seed, ['hidden'], [7]), g => scale * (g + Math.sign(g)));
      const theta = zerosLike(gradient);
      adamStep(theta, gradient, zerosLike(theta), zerosLike(theta), hyper);
      theta.data.forEach((moved, i) => {
        expect(moved).toBeCloseTo(-0.1 * Math.sign(gradient.data[i]!), 5);
      });
    }),
  );
});

test('a gradient far below ε moves its weight by next to nothing: rounding is not blown up to a step', () => {
  const gradient = mapped(randomTensor(1, ['hidden'], [7]), g => g * 1e-17);
  const theta = zerosLike(gradient);
  for (let step = 1; step <= 10; step++) {
    adamStep(theta, gradient, zerosLike(theta), zerosLike(theta), { ...hyper, step });
  }
  for (const moved of theta.data) expect(Math.abs(moved)).toBeLessThan(1e-7);
});

test('decoupled decay shrinks a weight that has no gradient by 1 − lr·λ; coupled decay moves it by the learning rate', () => {
  const gradient = zerosLike(randomTensor(1, ['hidden'], [3]));
  const start = () => mapped(gradient, () => 2);
  const [decoupled, coupled] = [start(), start()];
  const decay = { ...hyper, weightDecay: 0.5 };
  adamStep(decoupled, gradient, zerosLike(gradient), zerosLike(gradient), { ...decay, decoupledWeightDecay: true });
  adamStep(coupled, gradient, zerosLike(gradient), zerosLike(gradient), decay);
  expect([...decoupled.data]).toEqual([1.9, 1.9, 1.9]);
  for (const value of coupled.data) expect(value).toBeCloseTo(1.9, 7);
});

test('wrong arguments are named at the door', () => {
  const theta = randomTensor(1, ['hidden'], [3]);
  const four = randomTensor(1, ['hidden'], [4]);
  expect(() => adamStep(theta, four, theta, theta, hyper)).toThrow(
    'adamStep: gradient has 4 entries, expected hidden 3',
  );
  expect(() => adamStep(theta, theta, theta, four, hyper)).toThrow(
    'adamStep: expAvgSq has 4 entries, expected hidden 3',
  );
  expect(() => adamStep(theta, theta, theta, theta, { ...hyper, step: 0 })).toThrow(
    'adamStep: step is 0, expected a whole number from 1',
  );
});
