import { type Divisor, heads } from './params';

/** What q·k is divided by. */
export const divisors: Readonly<Record<Divisor, (d: number) => number>> = {
  none: () => 1,
  root: d => Math.sqrt(d),
  full: d => d,
  model: d => Math.sqrt(heads * d),
};
