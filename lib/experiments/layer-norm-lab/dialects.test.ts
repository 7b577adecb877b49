import { describe, expect, it } from 'vitest';
import { mean, variance } from '@/lib/engine/metrics/moments';
import { createRng, fillGaussian } from '@/lib/engine/rng';
import { dialectIds, dialects } from './dialects';
import { partial } from './differences';

function drawn(name: string, d = 8): Float64Array {
  const out = new Float64Array(d);
  fillGaussian(createRng(5, name), out, { mean: 0.7, std: 1.3 });
  return out;
}

describe.each(dialectIds)('the dialect %s', id => {
  const { eps, forward, backward } = dialects[id];

  it('sends back the derivative of what it computes', () => {
    const [x, dy] = [drawn('x'), drawn('dy')];
    const dx = backward(x, dy, eps);
    const loss = (moved: Float64Array) => forward(moved, eps).reduce((sum, y, i) => sum + y * dy[i]!, 0);
    for (let j = 0; j < x.length; j++) expect(dx[j]).toBeCloseTo(partial(loss, x, j, 1), 9);
  });

  it('gives a constant vector no infinity and no NaN, forward or back', () => {
    const constant = new Float64Array(8).fill(3);
    for (const values of [forward(constant, eps), backward(constant, drawn('dy'), eps)])
      expect([...values].every(Number.isFinite)).toBe(true);
  });
});

it('on 1, 7, 7, 9 the dialects divide by 3, 3, √12 and √45', () => {
  const x = Float64Array.of(1, 7, 7, 9);
  const at = (id: keyof typeof dialects) => dialects[id].forward(x, 0);
  expect(at('bert')[3]).toBeCloseTo(3 / 3, 12);
  expect(at('gpt2')[3]).toBeCloseTo(3 / 3, 12);
  expect(at('annotated')[3]).toBeCloseTo(3 / Math.sqrt(12), 12);
  expect(at('rms')[3]).toBeCloseTo(9 / Math.sqrt(45), 12);
});

it('Bessel’s correction costs √((d − 1)/d) of the output’s spread, and only RMSNorm keeps a mean', () => {
  const x = drawn('spread', 16);
  const spread = (id: keyof typeof dialects) => Math.sqrt(variance(dialects[id].forward(x, 0)));
  expect(spread('bert')).toBeCloseTo(1, 12);
  expect(spread('annotated')).toBeCloseTo(Math.sqrt(15 / 16), 12);
  expect(Math.abs(mean(dialects.annotated.forward(x, 0)))).toBeLessThan(1e-12);
  expect(mean(dialects.rms.forward(x, 0))).toBeGreaterThan(0.1);
});

it('the gradient of all but RMSNorm sums to 0', () => {
  const [x, dy] = [drawn('x'), drawn('dy')];
  for (const id of dialectIds) {
    const sum = dialects[id].backward(x, dy, dialects[id].eps).reduce((a, b) => a + b, 0);
    if (id === 'rms') expect(Math.abs(sum)).toBeGreaterThan(0.1);
    else expect(Math.abs(sum)).toBeLessThan(1e-12);
  }
});
