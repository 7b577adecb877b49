import { type Estimate, meanOf } from '@/lib/engine/metrics/estimate';
import { kurtosis as kurtosisOf } from '@/lib/engine/metrics/moments';
import type { Grid, Series } from '@/lib/grid';
import type { Compute, Computed } from '../contract';
import { giveWay } from '../giveWay';
import { estimatedStep, exactStep } from '../proofSteps';
import { divisors } from './divisors';
import { productCovariance, productVariance, scaledBy, varianceOf } from './estimates';
import { ladderOf, seriesUnder } from './ladder';
import { Measurement } from './measure';
import { notesOf } from './notes';
import { drawPair, pairingOf } from './pairing';
import { type Divisor, type DotProductParams, type DotProductSpecs, pairs } from './params';
import { assumptionsBroken, brokenBy, type Proof } from './proof';
import { axisOf, distributionOf } from './scores';
import { type Setting, settingOf } from './setting';
import { type Chunk, standardDraws } from './standardDraws';
import { dotProductOf, productsOf } from './theory';

/** Coordinates drawn for a first look, where there are many more to come. */
const FIRST_LOOK = 2 ** 18;

/**
 * n pairs q, k by the reader's assumptions, and what theory says of them: the scores' distribution, their variance against d, and every
 * line of the proof, measured. The draws behind are the same whatever is switched, so what changes is the switch's doing.
 */
export const compute: Compute<DotProductSpecs> = async function* (params, { signal }) {
  const { d, seed, law } = params;
  const draws = Number(params.draws);
  const setting = settingOf(params);
  const pairing = pairingOf(setting);
  const ladder = await ladderOf({ setting, pairing, seed }, signal);
  const standard = standardDraws({ law, seed, d, use: 'score' });
  const measured = new Measurement(pairing, productsOf(setting).mean, d, draws);
  const frame = (done: boolean) => frameOf(params, setting, measured, ladder, done);
  let look = draws * d > 2 * FIRST_LOOK;
  for (let index = 0; measured.pairs < draws; index++) {
    await giveWay(signal);
    measured.take(standard.chunk(index));
    if (!look || measured.pairs * d < FIRST_LOOK) continue;
    yield { ...frame(false), grids: gridsOf(params, setting, standard.chunk(0)) };
    look = false;
  }
  yield { ...frame(true), grids: gridsOf(params, setting, standard.chunk(0)) };
};

function frameOf(
  params: DotProductParams,
  setting: Setting,
  measurement: Measurement,
  ladder: readonly Float64Array[],
  done: boolean,
): Omit<Computed, 'grids'> {
  const { d } = params;
  const pairSums = measurement.soFar();
  const divisor = divisors[params.divisor](d);
  const theory = dotProductOf(setting, d);
  const products = productsOf(setting);
  const total = varianceOf(pairSums.sums);
  const mean = meanOf(pairSums.sums);
  const scaled = scaledBy(total, divisor ** -2);
  const scores = pairSums.sums.map(sum => (theory.mean + sum) / divisor);
  const distribution = distributionOf(scores, {
    mean: theory.mean / divisor,
    std: Math.sqrt(theory.variance) / divisor,
    step: stepOf(params) / divisor,
  });
  const kurtosis = kurtosisOf(pairSums.sums);
  return {
    scalars: {
      d,
      divisor,
      draws: measurement.pairs,
      mean: (theory.mean + mean.value) / divisor,
      'mean.se': mean.standardError / divisor,
      'mean.theory': theory.mean / divisor,
      variance: scaled.value,
      'variance.se': scaled.standardError,
      'variance.theory': theory.variance / divisor ** 2,
      std: Math.sqrt(scaled.value),
      // Through the root's slope; scores that are all alike have no error.
      'std.se': scaled.value > 0 ? scaled.standardError / (2 * Math.sqrt(scaled.value)) : 0,
      'std.theory': Math.sqrt(theory.variance) / divisor,
      'products.variance': products.variance,
      'products.covariance': products.covariance,
      // Scores that are all alike have none.
      kurtosis: Number.isNaN(kurtosis) ? 0 : kurtosis,
      axis: axisOf(theory.mean, Math.sqrt(theory.variance)),
      outside: distribution.outside,
      broken: assumptionsBroken(setting),
    },
    series: {
      'scores.drawn': distribution.bars,
      'scores.theory': distribution.theory,
      ...laddersOf(params.divisor, ladder, setting),
    },
    labels: {},
    notes: notesOf(params, setting, { total, kurtosis }),
    proof: proofOf(params, setting, measurement, total),
    done,
  };
}

/** For each divisor; and once more, under one name, for the chosen one. */
function laddersOf(chosen: Divisor, ladder: readonly Float64Array[], setting: Setting): Record<string, Series> {
  const out: Record<string, Series> = {};
  const all: readonly Divisor[] = ['none', 'root', 'full', 'model'];
  for (const divisor of all) {
    const { measured, theory } = seriesUnder(divisor, ladder, setting);
    out[`variance.${divisor}`] = measured;
    out[`theory.${divisor}`] = theory;
  }
  const { measured, theory } = seriesUnder(chosen, ladder, setting);
  return { ...out, variance: measured, 'variance.theory': theory };
}

function proofOf(params: DotProductParams, setting: Setting, measurement: Measurement, total: Estimate): Proof {
  const { mean, std } = setting;
  const broken = brokenBy(setting, params);
  const pairSums = measurement.soFar();
  const product = productVariance(pairSums);
  return {
    product: estimatedStep(std ** 4 + 2 * mean ** 2 * std ** 2, product, broken.product),
    unit: estimatedStep(1, product, broken.unit),
    // True of any numbers: both sides are computed from the draws.
    sum: exactStep(measurement.rightSide(), total.value, broken.sum),
    covariance: estimatedStep(0, productCovariance(pairSums), broken.covariance),
    total: estimatedStep(params.d, total, broken.total),
    scaled: estimatedStep(1, scaledBy(total, divisors[params.divisor](params.d) ** -2), broken.scaled),
  };
}

/** The distance between the values that q·k can take, where it has only some: sums of ±1. */
function stepOf({ law, mean, std, rho, correlation, d, correlated }: DotProductParams): number {
  if (law !== 'rademacher' || mean !== 0 || rho % 1 !== 0 || correlation % 1 !== 0) return 0;
  const oneSum = correlation === 1 && correlated === 'both';
  return std ** 2 * (oneSum ? 2 * d : 2);
}

/** The first pairs, to look at. [pair, coordinate], products beside them. */
function gridsOf({ d }: DotProductParams, setting: Setting, chunk: Chunk): Record<string, Grid> {
  const rows = Math.min(pairs, chunk.rows);
  const [q, k] = [new Float64Array(rows * d), new Float64Array(rows * d)];
  const pairing = pairingOf(setting);
  for (let row = 0; row < rows; row++)
    drawPair(pairing, chunk, row, q.subarray(row * d, (row + 1) * d), k.subarray(row * d, (row + 1) * d));
  const products = q.map((value, i) => value * k[i]!);
  const grid = (values: Float64Array): Grid => ({ values, rows, cols: d });
  return { query: grid(q), key: grid(k), products: grid(products) };
}
