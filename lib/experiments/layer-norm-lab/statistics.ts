/** μ, σ² and s = √(σ² + ε) of a vector. */
export interface Statistics {
  readonly mean: number;
  readonly variance: number;
  readonly std: number;
}

export function statisticsOf(x: ArrayLike<number>, eps: number): Statistics {
  const d = x.length;
  let sum = 0;
  for (let i = 0; i < d; i++) sum += x[i]!;
  const mean = sum / d;
  let squares = 0;
  for (let i = 0; i < d; i++) squares += (x[i]! - mean) ** 2;
  const variance = squares / d;
  return { mean, variance, std: Math.sqrt(variance + eps) };
}

/** Statistics that stand still while x moves: those that the backward pass takes for constants. */
export type Held = Partial<Pick<Statistics, 'mean' | 'std'>>;

/** x̂ = (x − μ) / s, where `held` with a μ or an s of its own. */
export function normalize(x: ArrayLike<number>, eps: number, held: Held = {}): Float64Array {
  const { mean, std } = { ...statisticsOf(x, eps), ...held };
  return Float64Array.from({ length: x.length }, (_, i) => (x[i]! - mean) / std);
}

/** x measured from its first entry. Nothing that a norm says changes, and a large shift no longer eats the digits of small steps. */
export const fromOrigin = (x: Float64Array): Float64Array => x.map(value => value - x[0]!);
