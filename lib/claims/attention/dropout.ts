import { dot } from '@/lib/engine/functional/dot';
import { dropout } from '@/lib/engine/functional/dropout';
import { softmax } from '@/lib/engine/functional/softmax';
import { type Estimate, rootMeanOf } from '@/lib/engine/metrics/estimate';
import { createRng, fillGaussian } from '@/lib/engine/rng';
import { sizeOf, tensor } from '@/lib/engine/tensor';
import type { Claim } from '../contract';
import { fixed } from '../digits';
import { exact } from '../exact';
import { sampled } from '../sampled';
import { freshBertProbs } from './freshBert';

const p = 0.1;

/**
 * How far a row of 16 dropped probabilities lies from 1, root mean square, when the logits are independent normal numbers of
 * the given spread. Theory: √(p/(1−p) · E Σⱼ pⱼ²).
 */
function rowSumSpread(seed: number, logitStd: number, rows = 20_000, keys = 16): Estimate {
  const rng = createRng(seed, 'row-sum');
  const logits = new Float64Array(rows * keys);
  fillGaussian(rng.fork('logits'), logits, { mean: 0, std: logitStd });
  const probs = softmax(tensor(logits, ['query', 'key'], [rows, keys]));
  const dropped = dropout(probs, { p, rng: rng.fork('mask') }).out.data;
  const squares = Float64Array.from({ length: rows }, (_, row) => {
    let sum = 0;
    for (let j = 0; j < keys; j++) sum += dropped[row * keys + j]!;
    return (sum - 1) ** 2;
  });
  return rootMeanOf(squares);
}

/** The same by theory, with E Σⱼ pⱼ² measured in the first layer of freshly drawn BERT-bases. One draw is one head. */
function rowSumOfFreshBert(seed: number, networks = 3, keys = 16): Estimate {
  const rng = createRng(seed, 'fresh-bert');
  const squares: number[] = [];
  for (let network = 0; network < networks; network++) {
    const probs = freshBertProbs(rng.fork(network), keys);
    for (let head = 0; head < sizeOf(probs, 'head'); head++) {
      let sum = 0;
      for (let query = 0; query < keys; query++) sum += dot(probs, head * keys + query, probs, head * keys + query);
      squares.push(((p / (1 - p)) * sum) / keys);
    }
  }
  return rootMeanOf(squares);
}

export const dropoutClaims: readonly Claim[] = [
  exact('row-sum-even', 0.083, fixed(3), '√(0.1 / 0.9 · 16 · (1/16)²)', () =>
    Math.sqrt((p / (1 - p)) * 16 * (1 / 16) ** 2),
  ),
  sampled('row-sum-bert', 0.0858, 0.0006, fixed(3), seed => rowSumOfFreshBert(seed)),
  sampled('row-sum-unit', 0.1213, 0.005, fixed(3), seed => rowSumSpread(seed, 1)),
];
