import type { NormDetach } from '@/lib/engine/functional/layerNorm';
import { createRng, fillGaussian } from '@/lib/engine/rng';
import { type Tensor, tensor } from '@/lib/engine/tensor';
import type { FrameNote } from '../contract';
import { toHalf } from './half';
import type { LayerNormLabParams } from './params';
import { readVector } from './readVector';

/** What the parameters say, as numbers. All vectors are float64, [hidden]. */
export interface Setting {
  readonly hidden: number;
  /** The vector as it is dragged: before shift and scale. */
  readonly bars: Float64Array;
  readonly x: Float64Array;
  /** dy as it is dragged; what flows back is decided where x̂ is known. */
  readonly dyBars: Float64Array;
  readonly gamma: Float64Array;
  readonly beta: number;
  readonly eps: number;
  readonly detach: NormDetach;
  readonly notes: readonly FrameNote[];
}

export function settingOf(params: LayerNormLabParams): Setting {
  const hidden = Number(params.hidden);
  const notes: FrameNote[] = [];
  const vector = (name: 'x' | 'dy'): Float64Array => {
    const { values, notes: read } = readVector(name, params[name], hidden);
    notes.push(...read);
    const out = drawn(params.seed, name, hidden);
    out.set(values);
    return out;
  };
  const bars = vector('x');
  const factor = Number(params.scale) * (params.flip ? -1 : 1);
  const x = bars.map(value => Number(params.shift) + factor * value);
  const dyBars = vector('dy');
  const written = Number(params.eps);
  const eps = params.zeroEps ? 0 : params.half ? toHalf(written) : written;
  if (params.half && !params.zeroEps) notes.push({ code: 'half', values: { written: params.eps, held: eps } });
  const spread = new Float64Array(hidden);
  fillGaussian(createRng(params.seed, 'gamma'), spread, { mean: 0, std: params.gammaSpread });
  return {
    hidden,
    bars,
    x,
    dyBars,
    gamma: spread.map(n => params.gamma * (1 + n)),
    beta: params.beta,
    eps,
    detach: detachOf(params),
    notes,
  };
}

/** Standard normal numbers to two places, as a hand would set them: dragging one bar then leaves the others where they are. */
function drawn(seed: number, name: string, length: number): Float64Array {
  const values = new Float64Array(length);
  fillGaussian(createRng(seed, name), values, { mean: 0, std: 1 });
  return values.map(value => Math.round(value * 100) / 100);
}

function detachOf({ meanMoves, stdMoves }: Pick<LayerNormLabParams, 'meanMoves' | 'stdMoves'>): NormDetach {
  if (meanMoves) return stdMoves ? 'none' : 'rstd';
  return stdMoves ? 'mean' : 'both';
}

/** [token 1, hidden], as the engine's norms take it. */
export const row = (values: Float64Array): Tensor => tensor(values, ['token', 'hidden'], [1, values.length]);
/** [hidden] */
export const features = (values: Float64Array): Tensor => tensor(values, ['hidden'], [values.length]);
