import { softmax } from '@/lib/engine/functional/softmax';
import { rowEntropies } from '@/lib/engine/metrics/entropy';
import { rms } from '@/lib/engine/metrics/moments';
import { jacobianFrobenius } from '@/lib/engine/metrics/softmaxJacobian';
import { createRng, fillGaussian } from '@/lib/engine/rng';
import { tensor } from '@/lib/engine/tensor';
import { giveWay } from '../giveWay';
import { throughSoftmax } from './throughSoftmax';

export interface Setting {
  readonly keys: number;
  readonly d: number;
  /** c in s = c q·k. */
  readonly c: number;
  /** σ of q's numbers. */
  readonly std: number;
  readonly seed: number;
  readonly draws: number;
}

/** Queries, each with keys of its own, nothing assumed: q·k is added up product by product. */
export interface Draws {
  /** [draw, key] */
  readonly scores: Float64Array;
  readonly probs: Float64Array;
  /** [draw, key]: g, normal numbers, as a gradient of probs. */
  readonly dProbs: Float64Array;
  /** One number a draw: ‖J‖_F, entropy in nats, root mean square of ∂L/∂q over its d numbers. */
  readonly jacobian: Float64Array;
  readonly entropy: Float64Array;
  readonly gradient: Float64Array;
}

export async function draw({ keys, d, c, std, seed, draws }: Setting, signal: AbortSignal): Promise<Draws> {
  const rng = createRng(seed, 'draws');
  const scores = new Float64Array(draws * keys);
  const dProbs = new Float64Array(draws * keys);
  const gradient = new Float64Array(draws);
  const probs = new Float64Array(draws * keys);
  const query = new Float64Array(d);
  const key = new Float64Array(keys * d);
  const dQuery = new Float64Array(d);
  fillGaussian(rng.fork('gradient'), dProbs, { mean: 0, std: 1 });
  for (let at = 0; at < draws; at++) {
    const [from, to] = [at * keys, (at + 1) * keys];
    fillGaussian(rng, query, { mean: 0, std });
    fillGaussian(rng, key, { mean: 0, std: 1 });
    for (let j = 0; j < keys; j++) {
      let dot = 0;
      for (let i = 0; i < d; i++) dot += query[i]! * key[j * d + i]!;
      scores[from + j] = c * dot;
    }
    const p = softmax(tensor(scores.subarray(from, to), ['key'], [keys])).data as Float64Array;
    probs.set(p, from);
    const g = dProbs.subarray(from, to);
    // region query
    // ∂L/∂q = c Kᵀ J g
    const dScores = throughSoftmax(p, g);
    dQuery.fill(0);
    for (let j = 0; j < keys; j++) {
      const weight = c * dScores[j]!;
      for (let i = 0; i < d; i++) dQuery[i]! += weight * key[j * d + i]!;
    }
    gradient[at] = rms(dQuery);
    // endregion
    await giveWay(signal);
  }
  const all = tensor(probs, ['query', 'key'], [draws, keys]);
  return { scores, probs, dProbs, gradient, jacobian: jacobianFrobenius(all), entropy: rowEntropies(all) };
}
