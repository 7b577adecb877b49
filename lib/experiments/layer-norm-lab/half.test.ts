import { expect, it } from 'vitest';
import { smallestHalf, toHalf } from './half';

it('toHalf rounds as torch.float16 does', () => {
  // torch.tensor(value, dtype=torch.float16).double()
  const known = [
    [1e-12, 0],
    [1e-5, 1.0013580322265625e-5],
    [6e-8, 2 ** -24],
    [0.1, 0.0999755859375],
    [1 / 3, 0.333251953125],
    [2049, 2048],
    [2051, 2052],
    [65504, 65504],
    [65536, Number.POSITIVE_INFINITY],
    [-1e-5, -1.0013580322265625e-5],
  ] as const;
  for (const [value, half] of known) expect(toHalf(value), String(value)).toBe(half);
});

it('half of the smallest step is a tie and goes to 0, more goes up', () => {
  expect(toHalf(smallestHalf / 2)).toBe(0);
  expect(toHalf(smallestHalf * 0.51)).toBe(smallestHalf);
});
