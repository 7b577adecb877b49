import { activations } from '@/lib/engine/functional/activations';
import { histogram } from '@/lib/engine/metrics/histogram';
import { createRng, fillGaussian } from '@/lib/engine/rng';
import type { Series } from '@/lib/grid';
import type { LabActivation } from './params';

/** Half of the axis that function, derivative and histogram share: it holds still. */
export const reach = 4;
const steps = 64;
const bins = 40;

const xs = Float64Array.from({ length: steps + 1 }, (_, i) => -reach + (2 * reach * i) / steps);

/** The activation and its derivative. */
export function activationSeries(id: LabActivation): { readonly 'act.f': Series; readonly 'act.df': Series } {
  const { f, df } = activations[id];
  return { 'act.f': { x: xs.slice(), y: xs.map(f) }, 'act.df': { x: xs.slice(), y: xs.map(df) } };
}

/** Lowest value, steepest slope and largest distance from GELU over the axis, to its 1/4000. */
export function extremesOf(id: LabActivation) {
  const { f, df } = activations[id];
  let [min, steepest, off] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0];
  for (let i = 0; i <= 8000; i++) {
    const x = -reach + (2 * reach * i) / 8000;
    min = Math.min(min, f(x));
    steepest = Math.max(steepest, df(x));
    off = Math.max(off, Math.abs(f(x) - activations.gelu.f(x)));
  }
  return { min, steepest, off };
}

/** `n` preactivations Σ w h, each of a unit and a token of its own: d products, weights of std σ/√d, tokens of variance 1. */
export function preactivationDraws(seed: number, sigma: number, hidden: number, n: number): Float64Array {
  const rng = createRng(seed, 'preactivations');
  const [w, h] = [new Float64Array(hidden), new Float64Array(hidden)];
  const [weights, tokens] = [rng.fork('weights'), rng.fork('tokens')];
  return Float64Array.from({ length: n }, () => {
    fillGaussian(weights, w, { mean: 0, std: sigma / Math.sqrt(hidden) });
    fillGaussian(tokens, h, { mean: 0, std: 1 });
    const centre = h.reduce((total, value) => total + value, 0) / hidden;
    const spread = Math.sqrt(h.reduce((total, value) => total + (value - centre) ** 2, 0) / hidden);
    let sum = 0;
    for (let i = 0; i < hidden; i++) sum += (w[i]! * (h[i]! - centre)) / spread;
    return sum;
  });
}

/** A density over the axis, and the normal law of the same spread. */
export function densitySeries(draws: Float64Array, sigma: number) {
  const { counts, edges } = histogram(draws, { bins, min: -reach, max: reach });
  const width = (2 * reach) / bins;
  const middles = Float64Array.from({ length: bins }, (_, i) => (edges[i]! + edges[i + 1]!) / 2);
  return {
    'preact.density': { x: middles, y: counts.map(count => count / (draws.length * width)) },
    'preact.theory': {
      x: xs.slice(),
      y: xs.map(x => Math.exp(-0.5 * (x / sigma) ** 2) / (sigma * Math.sqrt(2 * Math.PI))),
    },
  };
}
