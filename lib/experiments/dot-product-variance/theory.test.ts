import { describe, expect, test } from 'vitest';
import { meanOf } from '@/lib/engine/metrics/estimate';
import { kurtosis } from '@/lib/engine/metrics/moments';
import { createRng } from '@/lib/engine/rng';
import { productCovariance, productVariance, varianceOf } from './estimates';
import { laws } from './laws';
import { Measurement } from './measure';
import { pairingOf } from './pairing';
import type { Law } from './params';
import type { Setting } from './setting';
import { standardDraws } from './standardDraws';
import { dotProductOf, mixedMoments, productsOf } from './theory';

const textbook: Setting = { law: 'normal', mean: 0, std: 1, rho: 0, fresh: true, cq: 0, ce: 0 };
const variance = (given: Partial<Setting>, d = 64) => dotProductOf({ ...textbook, ...given }, d).variance;

describe('the variance of q·k by theory, d = 64', () => {
  test.each([
    ['as in the textbook', {}, 64],
    ['mean .5', { mean: 0.5 }, 96],
    ['mean 1', { mean: 1 }, 192],
    ['mean 2', { mean: 2 }, 576],
    ['ρ = .5, normal', { rho: 0.5 }, 80],
    ['ρ = .5, Rademacher', { rho: 0.5, law: 'rademacher' }, 48],
    ['ρ = .5, uniform', { rho: 0.5, law: 'uniform' }, 60.8],
    ['ρ = .5, Laplace', { rho: 0.5, law: 'laplace' }, 128],
    ['q = k', { rho: 1 }, 128],
    ['c = .3 in both', { cq: 0.3, ce: 0.3 }, 426.88],
    ['c = .3 in one', { cq: 0.3 }, 64],
    ['c = .3 in the other', { ce: 0.3 }, 64],
    ['c = 1 in both', { cq: 1, ce: 1 }, 64 ** 2],
    ['c = .3 in one, mean 1', { cq: 0.3, mean: 1 }, 192 + 64 * 63 * 0.3],
    ['k made of q', { fresh: false }, 5 * 64],
    ['std .554, as BERT starts', { std: Math.sqrt(0.3072) }, 64 * 0.3072 ** 2],
  ] as const)('%s', (_, given, expected) => {
    expect(variance(given)).toBeCloseTo(expected, 9);
  });

  test('whatever the law, without a switch it is d', () => {
    for (const law of Object.keys(laws) as Law[]) expect(variance({ law }, 100)).toBeCloseTo(100, 9);
  });

  test('with μ and q, k independent two products have the covariance c_q c_k + μ²(c_q + c_k)', () => {
    expect(productsOf({ ...textbook, mean: 1.5, cq: 0.2, ce: 0.7 }).covariance).toBeCloseTo(
      0.2 * 0.7 + 1.5 ** 2 * (0.2 + 0.7),
      12,
    );
  });

  test('k = ρq + √(1−ρ²)e has variance 1 + ρ²(κ − 2) a coordinate', () => {
    for (const law of Object.keys(laws) as Law[])
      expect(variance({ law, rho: 0.7 }, 1)).toBeCloseTo(1 + 0.49 * (laws[law].m4 - 2), 12);
  });

  test('the mean is d(μ² + ρσ²)', () => {
    const { mean } = dotProductOf({ ...textbook, mean: 0.5, std: 2, rho: 0.25, cq: 0.6 }, 64);
    expect(mean).toBeCloseTo(64 * (0.25 + 1), 12);
  });
});

/** Measured on 6000 pairs of 6 coordinates. */
function measured(setting: Setting, seed: number) {
  const [d, draws] = [6, 6000];
  const standard = standardDraws({ law: setting.law, seed, d, use: 'score' });
  const measurement = new Measurement(pairingOf(setting), productsOf(setting).mean, d, draws);
  for (let i = 0; measurement.pairs < draws; i++) measurement.take(standard.chunk(i));
  return { d, sums: measurement.soFar(), measurement };
}

const switched: Partial<Setting>[] = [
  {},
  { mean: 0.7 },
  { std: 0.6 },
  { rho: 0.6 },
  { rho: 1 },
  { fresh: false },
  { cq: 0.4 },
  { ce: 0.4 },
  { cq: 0.4, ce: 0.4 },
  { cq: 1, ce: 1 },
];
const several: Partial<Setting>[] = [
  { mean: 0.7, fresh: false, cq: 0.4 },
  { mean: 0.7, std: 0.6, fresh: false, cq: 1 },
  { mean: 0.7, rho: 0.6, cq: 0.4 },
  { mean: 0.7, rho: 0.6, ce: 0.4 },
  { mean: 0.7, std: 0.6, rho: 0.6, cq: 0.4, ce: 0.4 },
];
const every = (Object.keys(laws) as Law[]).flatMap(law => [
  ...switched.flatMap((one, i) => switched.slice(i).map(other => ({ ...textbook, law, ...one, ...other }))),
  ...several.map(given => ({ ...textbook, law, ...given })),
]);
// ±1 squared is 1, and leaves nothing of k; of a Laplace law to the sixth power 6000 draws say nothing.
const combinations = every.filter(
  ({ fresh, law, rho, ce }) => fresh || (law !== 'rademacher' && law !== 'laplace' && rho === 0 && ce === 0),
);

describe('theory and draws agree', () => {
  test.each(combinations.map((setting, i) => ({ name: JSON.stringify(setting), setting, seed: i })))(
    '$name',
    ({ setting, seed }) => {
      const { d, sums, measurement } = measured(setting, 1000 + (seed % 7));
      const theory = productsOf(setting);
      const whole = dotProductOf(setting, d);
      const pairs = [
        [meanOf(sums.sums), 0],
        [productVariance(sums), theory.variance],
        [productCovariance(sums), theory.covariance],
        [varianceOf(sums.sums), whole.variance],
      ] as const;
      for (const [{ value, standardError }, expected] of pairs)
        expect(Math.abs(value - expected)).toBeLessThanOrEqual(5 * standardError + 1e-9 * (1 + whole.variance));
      // The variance of a sum is the sum of all covariances, of any numbers.
      expect(measurement.rightSide() / varianceOf(sums.sums).value || 1).toBeCloseTo(1, 9);
    },
  );
});

test('the laws have the moments that are stated', () => {
  const n = 60_000;
  for (const [name, { m4, m6, fill }] of Object.entries(laws)) {
    const x = new Float32Array(n);
    fill(createRng(9, name), x);
    const moment = (k: number) => meanOf(Float64Array.from(x, value => value ** k));
    for (const [k, expected] of [
      [1, 0],
      [2, 1],
      [3, 0],
      [4, m4],
      [6, m6],
    ] as const) {
      const { value, standardError } = moment(k);
      expect(Math.abs(value - expected), `${name}, E x^${k}`).toBeLessThanOrEqual(5 * standardError + 1e-6);
    }
  }
});

test('a mixture of two draws of one law has the fourth and sixth moments that are stated', () => {
  const n = 60_000;
  const [a, z] = [new Float32Array(n), new Float32Array(n)];
  for (const [name, { fill }] of Object.entries(laws)) {
    fill(createRng(10, name), a);
    fill(createRng(11, name), z);
    const x = Float64Array.from(a, (value, i) => Math.sqrt(0.3) * value + Math.sqrt(0.7) * z[i]!);
    const { m4, m6 } = mixedMoments(name as Law, 0.3);
    for (const [k, expected] of [
      [4, m4],
      [6, m6],
    ] as const) {
      const { value, standardError } = meanOf(x.map(one => one ** k));
      expect(Math.abs(value - expected), `${name}, E x^${k}`).toBeLessThanOrEqual(5 * standardError);
    }
  }
});

test('kurtosis of ±1 is 1', () => {
  expect(kurtosis(Float64Array.from({ length: 100 }, (_, i) => (i % 2 ? 1 : -1)))).toBe(1);
});
