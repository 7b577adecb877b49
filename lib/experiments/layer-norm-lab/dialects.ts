import { layerNorm, layerNormBackward } from '@/lib/engine/functional/layerNorm';
import { rmsNorm, rmsNormBackward } from '@/lib/engine/functional/rmsNorm';
import { type DialectId, epsilons } from './epsilons';
import { row } from './setting';

/** What is called “layer norm” in four code bases, on one vector, with γ = 1 and β = 0. x, y, dy, dx: [hidden]. */
export interface Dialect {
  readonly eps: number;
  readonly forward: (x: Float64Array, eps: number) => Float64Array;
  readonly backward: (x: Float64Array, dy: Float64Array, eps: number) => Float64Array;
}

const layerNormed: Omit<Dialect, 'eps'> = {
  forward: (x, eps) => Float64Array.from(layerNorm(row(x), undefined, undefined, eps).out.data),
  backward: (x, dy, eps) => {
    const { cache } = layerNorm(row(x), undefined, undefined, eps);
    return Float64Array.from(layerNormBackward(row(dy), undefined, cache).dX.data);
  },
};

/** y = (x − μ) / (t + ε), t = √(Σ(x − μ)² / (d − 1)): ε outside the root. Rush 2018, class LayerNorm. */
export function annotatedNorm(x: Float64Array, eps: number): Float64Array {
  // region annotated
  const { centred, std } = besselStd(x);
  return centred.map(value => value / (std + eps));
  // endregion
}

/** dx = (g − mean(g) − (x − μ) · Σ g(x − μ) / ((d − 1) t (t + ε))) / (t + ε), g = dy. */
export function annotatedNormBackward(x: Float64Array, dy: Float64Array, eps: number): Float64Array {
  const { centred, std } = besselStd(x);
  const d = x.length;
  let mean = 0;
  let along = 0;
  for (let i = 0; i < d; i++) {
    mean += dy[i]! / d;
    along += dy[i]! * centred[i]!;
  }
  // The root has no slope at 0; PyTorch's std takes 0 for it there.
  const owed = std === 0 ? 0 : along / ((d - 1) * std * (std + eps));
  return dy.map((g, i) => (g - mean - centred[i]! * owed) / (std + eps));
}

function besselStd(x: Float64Array): { centred: Float64Array; std: number } {
  const origin = x[0]!;
  const mean = x.reduce((sum, value) => sum + (value - origin), 0) / x.length;
  const centred = x.map(value => value - origin - mean);
  const squares = centred.reduce((sum, value) => sum + value * value, 0);
  return { centred, std: Math.sqrt(squares / (x.length - 1)) };
}

export const dialects = {
  bert: { eps: epsilons.bert, ...layerNormed },
  gpt2: { eps: epsilons.gpt2, ...layerNormed },
  annotated: { eps: epsilons.annotated, forward: annotatedNorm, backward: annotatedNormBackward },
  rms: {
    eps: epsilons.rms,
    forward: (x, eps) => Float64Array.from(rmsNorm(row(x), undefined, eps).out.data),
    backward: (x, dy, eps) =>
      Float64Array.from(rmsNormBackward(row(dy), undefined, rmsNorm(row(x), undefined, eps).cache).dX.data),
  },
} as const satisfies Record<DialectId, Dialect>;

export const dialectIds = Object.keys(dialects) as readonly DialectId[];
