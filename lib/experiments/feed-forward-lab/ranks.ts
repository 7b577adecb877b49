import { activate, activations } from '@/lib/engine/functional/activations';
import { linear } from '@/lib/engine/functional/linear';
import { matrixRank } from '@/lib/engine/metrics/matrixRank';
import { frobeniusNorm } from '@/lib/engine/metrics/moments';
import { singularValues } from '@/lib/engine/metrics/singularValues';
import { fillGaussian, type Rng } from '@/lib/engine/rng';
import { type Tensor, tensor, zeros } from '@/lib/engine/tensor';
import type { Series } from '@/lib/grid';
import type { Network } from './network';

/**
 * What the activation does to the rank. The hidden layer of n tokens, n more than it has units, is a matrix [token, intermediate]:
 * without activation each row is W₁h, d numbers' worth; with one it fills the width.
 */
export function ranksOf(rng: Rng, network: Network, h: Tensor) {
  const [intermediate = 0, hidden = 0] = network.w1.shape;
  // Not out of a LayerNorm: with γ = 1 and β = 0 that leaves d − 1 directions, and the count would be about the norm.
  const inputs = zeros('float64', ['token', 'hidden'], [intermediate + hidden, hidden]);
  fillGaussian(rng, inputs.data, { mean: 0, std: 1 });
  const probes = linear(inputs, network.w1, network.b1);
  const layer = singularValues(activate(probes, network.activation));
  const straight = singularValues(probes);
  const jacobians = Array.from({ length: h.shape[0] ?? 0 }, (_, token) => jacobianAt(network, h, token));
  return {
    product: matrixRank(product(network)),
    jacobian: matrixRank(jacobians[0]!),
    hidden: rankOf(layer, intermediate + hidden),
    spread: spreadOf(jacobians),
    series: { 'singular.act': seriesOf(layer), 'singular.linear': seriesOf(straight) },
  };
}

/** J = W₂ diag(act′(u)) W₁ of one token: [hidden, hidden]. */
export function jacobianAt({ w1, w2, b1, activation }: Network, h: Tensor, token: number): Tensor {
  const [intermediate = 0, hidden = 0] = w1.shape;
  const one = tensor(h.data.slice(token * hidden, (token + 1) * hidden), ['token', 'hidden'], [1, hidden]);
  const u = linear(one, w1, b1).data;
  const { df } = activations[activation];
  const out = zeros('float64', ['hidden', 'key'], [hidden, hidden]);
  for (let row = 0; row < hidden; row++)
    for (let unit = 0; unit < intermediate; unit++) {
      const factor = w2.data[row * intermediate + unit]! * df(u[unit]!);
      for (let col = 0; col < hidden; col++) out.data[row * hidden + col]! += factor * w1.data[unit * hidden + col]!;
    }
  return out;
}

/** W₂W₁. */
function product(network: Network): Tensor {
  const hidden = network.w1.shape[1] ?? 0;
  return jacobianAt({ ...network, activation: 'identity' }, zeros('float64', ['token', 'hidden'], [1, hidden]), 0);
}

/** √(mean ‖J − J̄‖²) / ‖J̄‖; 0 for one token. */
function spreadOf(jacobians: readonly Tensor[]): number {
  const n = jacobians[0]?.data.length ?? 0;
  const first = jacobians[0]!.data;
  // Measured from the first: where all are the same, the distance is exactly 0.
  const centre = Float64Array.from(
    { length: n },
    (_, i) => first[i]! + jacobians.reduce((total, { data }) => total + data[i]! - first[i]!, 0) / jacobians.length,
  );
  const squares = jacobians.map(({ data }) => frobeniusNorm(centre.map((value, i) => data[i]! - value)) ** 2);
  return Math.sqrt(squares.reduce((total, value) => total + value, 0) / squares.length) / frobeniusNorm(centre);
}

/** As matrixRank counts, of singular values that are there already. */
const rankOf = (values: Float64Array, longer: number): number =>
  values.filter(value => value > (values[0] ?? 0) * longer * 2 ** -52).length;

/** Over 1, 2, …; values of 0, which a logarithmic axis has no place for, are left out. */
function seriesOf(values: Float64Array): Series {
  const shown = [...values].map((value, i) => [i + 1, value] as const).filter(([, value]) => value > 0);
  return { x: Float64Array.from(shown, ([x]) => x), y: Float64Array.from(shown, ([, y]) => y) };
}
