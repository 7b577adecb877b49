/** What attention scores are divided by, from headDim d_k and hidden d: the choices that lessons compare. */
export const divisors = {
  'sqrt-dk': headDim => Math.sqrt(headDim),
  none: () => 1,
  dk: headDim => headDim,
  'sqrt-dmodel': (_, hidden) => Math.sqrt(hidden),
} as const satisfies Record<string, (headDim: number, hidden: number) => number>;

export type DivisorId = keyof typeof divisors;

/** One of the choices, or a positive number. */
export type Divisor = DivisorId | number;

/** The number that a choice comes to. */
export function divisorOf(divisor: Divisor, headDim: number, hidden: number): number {
  return typeof divisor === 'number' ? divisor : divisors[divisor](headDim, hidden);
}
