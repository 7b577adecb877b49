import { describe, expect, it, test } from 'vitest';
import { expectAgreement } from '../fixtures/agreement';
import { fixtureTensor, precisions, randomTensor } from '../fixtures/arbitrary';
import { readFixture } from '../fixtures/readFixture';
import { at, tensor, zerosLike } from '../tensor';
import { type SgdHyper, sgdStep } from './sgd';

const plain: SgdHyper = { learningRate: 0.1, momentum: 0, nesterov: false, weightDecay: 0 };
const optimizers: [string, SgdHyper][] = [
  ['sgd', plain],
  ['sgdDecay', { ...plain, weightDecay: 0.3 }],
  ['momentum', { ...plain, momentum: 0.9, weightDecay: 0.3 }],
  ['nesterov', { ...plain, momentum: 0.9, nesterov: true }],
];

describe.each(precisions)('in %s', precision => {
  const fixture = readFixture('training-ops', precision);

  it.each(optimizers)('four steps of %s follow torch.optim.SGD', (name, hyper) => {
    const path = fixtureTensor(fixture.get(`${name}.theta`), ['batch', 'hidden']);
    const gradients = fixtureTensor(fixture.get('optimizers.gradients'), ['batch', 'hidden']);
    const theta = { ...at(path, 0), data: at(path, 0).data.slice() };
    const buffer = hyper.momentum === 0 ? undefined : zerosLike(theta);
    for (let step = 0; step < 4; step++) {
      sgdStep(theta, at(gradients, step), buffer, hyper);
      expectAgreement(theta.data, at(path, step + 1).data, precision, `step ${step + 1}`);
    }
  });
});

test('a constant gradient with momentum .9 moves ten times as fast in the end', () => {
  const theta = tensor(Float64Array.of(0), ['hidden'], [1]);
  const gradient = tensor(Float64Array.of(1), ['hidden'], [1]);
  const buffer = zerosLike(theta);
  for (let step = 0; step < 300; step++) sgdStep(theta, gradient, buffer, { ...plain, momentum: 0.9 });
  const before = theta.data[0]!;
  sgdStep(theta, gradient, buffer, { ...plain, momentum: 0.9 });
  expect(before - theta.data[0]!).toBeCloseTo(1, 12);
});

test('wrong arguments are named at the door', () => {
  const theta = randomTensor(1, ['hidden'], [3]);
  expect(() => sgdStep(theta, randomTensor(1, ['hidden'], [4]), undefined, plain)).toThrow(
    'sgdStep: gradient has 4 entries, expected hidden 3',
  );
  expect(() => sgdStep(theta, theta, undefined, { ...plain, momentum: 0.5 })).toThrow(
    'sgdStep: momentum is 0.5, expected a buffer',
  );
});
