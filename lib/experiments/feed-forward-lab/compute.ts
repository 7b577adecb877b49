import { activations } from '@/lib/engine/functional/activations';
import { rms } from '@/lib/engine/metrics/moments';
import { createRng, fillGaussian, type Rng } from '@/lib/engine/rng';
import { rowLength, type Tensor } from '@/lib/engine/tensor';
import { centralDifference } from '../centralDifference';
import type { Compute, FrameNote, ProofStep } from '../contract';
import { giveWay } from '../giveWay';
import { gridOf } from '../layerGrids';
import { exactStep, sampledStep, slopeStep } from '../proofSteps';
import { upstreamGradient } from '../upstream';
import { activationSeries, densitySeries, extremesOf, preactivationDraws } from './curves';
import { type ActivationMoments, momentsOf, sharesOf } from './moments';
import { backward, drawNetwork, drawTokens, forward, type Network } from './network';
import type { FeedForwardLabParams, FeedForwardLabSpecs } from './params';
import { ranksOf } from './ranks';
import { type FeedForwardScalars, gridName, type ProofKey, slopeGrid } from './result';

/** The feed-forward half of a layer, forward and backward, in float64, and what its activation does. One frame. */
export const compute: Compute<FeedForwardLabSpecs> = async function* (params, { signal }) {
  const { sigma, ratio, tokens, seed, activation } = params;
  const hidden = Number(params.hidden);
  const intermediate = ratio * hidden;
  const rng = createRng(seed, 'feed-forward-lab');
  const network: Network = {
    ...drawNetwork(rng, { hidden, intermediate, std: sigma / Math.sqrt(hidden) }),
    activation,
    r: params.residual ? 1 : 0,
  };
  const h = drawTokens(rng.fork('tokens'), tokens, hidden);
  const there = forward(network, h);
  const dy = upstreamGradient(params.upstream, seed, there.y);
  const back = backward(network, h, there, dy);
  await giveWay(signal);
  const moments = momentsOf(activation, sigma);
  const shares = sharesOf(moments);
  const extremes = extremesOf(activation);
  const ranks = ranksOf(rng.fork('probes'), network, h);
  await giveWay(signal);
  const draws = preactivationDraws(seed, sigma, hidden, 4000);
  const branchVariance = ratio * sigma ** 2 * moments.second;
  const scalars: FeedForwardScalars = {
    hidden,
    intermediate,
    tokens,
    sigma,
    parameters: 2 * hidden * intermediate + hidden + intermediate,
    'act.second': moments.second,
    'share.linear': shares.linear,
    'share.mean': shares.mean,
    'share.bend': shares.bend,
    'branch.variance': branchVariance,
    'branch.rms': Math.sqrt(branchVariance),
    'branch.measured': rms(there.f.data) / rms(h.data),
    'rank.product': ranks.product,
    'rank.jacobian': ranks.jacobian,
    'rank.hidden': ranks.hidden,
    'jacobian.spread': ranks.spread,
    'act.negative': shareOf(there.act, value => value < 0),
    'act.silent': shareOf(back.du, value => value === 0),
    'act.min': extremes.min,
    'slope.max': extremes.steepest,
    'act.off': extremes.off,
    'gradient.sum': rms(back.dSum.data),
    'gradient.branch': rms(back.through.data),
    'gradient.h': rms(back.dh.data),
    'cosine.mean': meanCosine(h, there.y),
  };
  const { u, act, f, sum, y } = there;
  const { dSum, df, dAct, dw2, du, dw1, dh } = back;
  const tensors = { h, w1: network.w1, u, act, w2: network.w2, f, sum, y, dh, dw1, du, dAct, dw2, df, dSum, dy };
  const loss = () => inner(forward(network, h).y, dy);
  yield {
    scalars: { ...scalars },
    grids: {
      ...Object.fromEntries(
        Object.entries(tensors).map(([key, tensor]) => [gridName[key as keyof typeof tensors], gridOf(tensor)]),
      ),
      [slopeGrid]: { values: u.data.map(activations[activation].df), rows: tokens, cols: intermediate },
    },
    series: { ...activationSeries(activation), ...densitySeries(draws, sigma), ...ranks.series },
    labels: {},
    notes: notesOf(params),
    proof: proofOf(params, { draws, moments, network, loss, back, h, rng }),
    done: true,
  };
};

interface Measured {
  readonly draws: Float64Array;
  readonly moments: ActivationMoments;
  readonly network: Network;
  readonly loss: () => number;
  readonly back: ReturnType<typeof backward>;
  readonly h: Tensor;
  readonly rng: Rng;
}

/** Every line against what is measured now: means of draws, and slopes of the activation and of the loss L = Σ dy ⊙ y. */
function proofOf(
  { sigma, ratio, activation, residual, ...params }: FeedForwardLabParams,
  { draws, moments, network, loss, back, h, rng }: Measured,
): Record<ProofKey, ProofStep> {
  const { f } = activations[activation];
  const at = Float64Array.of(1);
  const changed = activation === 'gelu' ? [] : ['activation'];
  return {
    preact: sampledStep(
      sigma ** 2,
      draws.map(u => u * u),
    ),
    moment: sampledStep(
      moments.second,
      draws.map(u => f(u) ** 2),
    ),
    branch: sampledStep(
      ratio * sigma ** 2 * moments.second,
      outputDraws(rng, f, { sigma, hidden: Number(params.hidden), ratio }).map(value => value * value),
    ),
    // GELU′(1) = Φ(1) + φ(1): of another activation, the slope there is another.
    slope: exactStep(
      activations.gelu.df(1),
      centralDifference(() => f(at[0]!), at, 0),
      changed,
    ),
    entry: slopeStep(back.dw1.data, loss, network.w1.data),
    // The line counts on both ways, whatever the switch does.
    hidden: slopeStep(
      back.through.data.map((value, i) => value + back.dSum.data[i]!),
      loss,
      h.data,
      residual ? [] : ['residual'],
    ),
  };
}

/** 600 entries of W₂ act(u), each of units and weights of its own. */
function outputDraws(
  rng: Rng,
  f: (x: number) => number,
  { sigma, hidden, ratio }: { readonly sigma: number; readonly hidden: number; readonly ratio: number },
): Float64Array {
  const [units, weights] = [rng.fork('output units'), rng.fork('output weights')];
  const [u, w] = [new Float64Array(ratio * hidden), new Float64Array(ratio * hidden)];
  return Float64Array.from({ length: 600 }, () => {
    fillGaussian(units, u, { mean: 0, std: sigma });
    fillGaussian(weights, w, { mean: 0, std: sigma / Math.sqrt(hidden) });
    return w.reduce((total, weight, k) => total + weight * f(u[k]!), 0);
  });
}

/** Settings whose effect a reader would look for in vain, or should be told of. */
function notesOf({ activation, residual, sigma, ratio }: FeedForwardLabParams): FrameNote[] {
  const notes: FrameNote[] = [];
  if (activation === 'identity') notes.push({ code: 'linear' });
  if (activation === 'gelu_new') notes.push({ code: 'tanh-form' });
  if (!residual) notes.push({ code: 'no-residual' });
  if (sigma < 0.25 && activation !== 'identity') notes.push({ code: 'nearly-linear' });
  if (ratio === 1 && activation !== 'identity') notes.push({ code: 'no-room' });
  return notes;
}

function inner(a: Tensor, b: Tensor): number {
  let total = 0;
  for (let i = 0; i < a.data.length; i++) total += a.data[i]! * b.data[i]!;
  return total;
}

function shareOf({ data }: Tensor, holds: (value: number) => boolean): number {
  let n = 0;
  for (const value of data) if (holds(value)) n++;
  return n / data.length;
}

/** Mean over tokens of cos(aₜ, bₜ). */
function meanCosine(a: Tensor, b: Tensor): number {
  const [rows, cols] = [a.shape[0] ?? 1, rowLength(a)];
  let total = 0;
  for (let row = 0; row < rows; row++) {
    const [one, other] = [a, b].map(({ data }) => data.subarray(row * cols, (row + 1) * cols));
    let dot = 0;
    for (let i = 0; i < cols; i++) dot += one![i]! * other![i]!;
    total += dot / Math.max(Number.MIN_VALUE, rms(one!) * rms(other!) * cols);
  }
  return total / rows;
}
