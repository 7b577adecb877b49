import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { expectAgreement } from '../fixtures/agreement';
import { fixtureTensor, precisions, randomTensor, seeds } from '../fixtures/arbitrary';
import { readFixture } from '../fixtures/readFixture';
import { type Axis, tensor } from '../tensor';
import { clipGradNorm } from './clipGradNorm';

describe.each(precisions)('in %s', precision => {
  it('clipGradNorm matches torch.nn.utils.clip_grad_norm_', () => {
    const fixture = readFixture('training-ops', precision);
    const axes: Axis[][] = [['token', 'hidden'], ['hidden']];
    const gradients = axes.map((axes, i) => fixtureTensor(fixture.get(`clip.before${i}`), axes));
    const norm = clipGradNorm(gradients, { maxNorm: 1.5 });
    expectAgreement(norm.data, fixture.get('clip.norm').data, precision, 'norm');
    gradients.forEach(({ data }, i) => {
      expectAgreement(data, fixture.get(`clip.after${i}`).data, precision, `gradient ${i}`);
    });
  });
});

test('after clipping the norm is at most maxNorm, and below it nothing is touched', () => {
  fc.assert(
    fc.property(seeds, fc.double({ min: 0.01, max: 10, noNaN: true }), (seed, maxNorm) => {
      const gradients = [randomTensor(seed, ['hidden'], [5]), randomTensor(seed + 1, ['hidden'], [3])];
      const before = gradients.map(({ data }) => [...data]);
      const norm = clipGradNorm(gradients, { maxNorm }).data[0]!;
      const after = clipGradNorm(gradients, { maxNorm: Infinity }).data[0]!;
      expect(after).toBeLessThanOrEqual(maxNorm + 1e-12);
      if (norm <= maxNorm) expect(gradients.map(({ data }) => [...data])).toEqual(before);
      else expect(after).toBeGreaterThan(maxNorm * (1 - 1e-3));
    }),
  );
});

test.each([Number.NaN, Infinity])('a gradient of %s is reported and leaves the others as they were', value => {
  const good = tensor(Float64Array.of(3, 4), ['hidden'], [2]);
  const bad = tensor(Float64Array.of(value), ['hidden'], [1]);
  expect(clipGradNorm([good, bad], { maxNorm: 1 }).data[0]).toBe(value);
  expect([...good.data]).toEqual([3, 4]);
});

test('wrong arguments are named at the door', () => {
  expect(() => clipGradNorm([], { maxNorm: 1 })).toThrow('clipGradNorm: there are no gradients, expected one');
  expect(() => clipGradNorm([randomTensor(1, ['hidden'], [2])], { maxNorm: 0 })).toThrow(
    'clipGradNorm: maxNorm is 0, expected a number above 0',
  );
});
