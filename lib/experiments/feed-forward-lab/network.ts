import { activate, activateBackward } from '@/lib/engine/functional/activations';
import { type LayerNormCache, layerNorm, layerNormBackward } from '@/lib/engine/functional/layerNorm';
import { linear, linearBackward } from '@/lib/engine/functional/linear';
import { residual, residualBackward } from '@/lib/engine/functional/residual';
import { fillGaussian, type Rng } from '@/lib/engine/rng';
import { type Tensor, zeros } from '@/lib/engine/tensor';
import type { LabActivation } from './params';

/** BertIntermediate and BertOutput in evaluation: y = LN(r·h + W₂ act(W₁h)). h: [token, hidden]. */
export interface Network {
  /** [intermediate, hidden] and [hidden, intermediate]. */
  readonly w1: Tensor;
  readonly w2: Tensor;
  readonly b1: Tensor;
  readonly b2: Tensor;
  readonly activation: LabActivation;
  readonly r: 0 | 1;
}

export interface NetworkSizes {
  readonly hidden: number;
  readonly intermediate: number;
  /** Standard deviation of every weight. */
  readonly std: number;
}

const eps = 1e-12;

export function drawNetwork(
  rng: Rng,
  { hidden, intermediate, std }: NetworkSizes,
): Pick<Network, 'w1' | 'w2' | 'b1' | 'b2'> {
  const w1 = zeros('float64', ['intermediate', 'hidden'], [intermediate, hidden]);
  fillGaussian(rng.fork('w1'), w1.data, { mean: 0, std });
  const w2 = zeros('float64', ['hidden', 'intermediate'], [hidden, intermediate]);
  fillGaussian(rng.fork('w2'), w2.data, { mean: 0, std });
  return { w1, w2, b1: zeros('float64', ['intermediate'], [intermediate]), b2: zeros('float64', ['hidden'], [hidden]) };
}

/** Independent tokens out of a LayerNorm: [token, hidden]. */
export function drawTokens(rng: Rng, tokens: number, hidden: number): Tensor {
  const raw = zeros('float64', ['token', 'hidden'], [tokens, hidden]);
  fillGaussian(rng, raw.data, { mean: 0, std: 1 });
  return layerNorm(raw, undefined, undefined, eps).out;
}

export interface NetworkForward {
  /** [token, intermediate] */
  readonly u: Tensor;
  readonly act: Tensor;
  readonly f: Tensor;
  readonly sum: Tensor;
  readonly y: Tensor;
  readonly norm: LayerNormCache;
}

export function forward({ w1, w2, b1, b2, activation, r }: Network, h: Tensor): NetworkForward {
  const u = linear(h, w1, b1);
  const act = activate(u, activation);
  const f = linear(act, w2, b2);
  const sum = residual(f, h, r);
  const { out: y, cache: norm } = layerNorm(sum, undefined, undefined, eps);
  return { u, act, f, sum, y, norm };
}

/** dy: the gradient of y. `through` is what comes to h through W₁, `dh` that and what the addition hands on. */
export function backward(
  { w1, w2, activation, r }: Network,
  h: Tensor,
  { u, act, f, norm }: NetworkForward,
  dy: Tensor,
) {
  const dSum = layerNormBackward(dy, undefined, norm).dX;
  const { dBranch: df, dSkip } = residualBackward(dSum, f, r);
  const { dX: dAct, dWeight: dw2 } = linearBackward(df, act, w2);
  const du = activateBackward(dAct, u, activation);
  const { dX: through, dWeight: dw1 } = linearBackward(du, h, w1);
  return { dSum, df, dAct, dw2, du, dw1, through, dh: residual(through, dSkip, 1) };
}
