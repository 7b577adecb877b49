import type { Digits } from '@/lib/format';
import type { Claim } from './contract';

/** One unit of the last place that is printed: 36 % to 0 places is read to .01. */
const lastPlace = {
  integer: () => 1,
  fixed: places => 10 ** -places,
  percent: places => 10 ** -(places + 2),
  scientific: (places, expected) => 10 ** (Math.floor(Math.log10(Math.abs(expected))) - places),
} satisfies Record<Digits['style'], (places: number, expected: number) => number>;

/**
 * A claim without chance in it: `calculation` is its sum written out, `value` works it. Printed to its digits, it may be off by half a unit
 * of the last; what must hold more closely says so by `tolerance`.
 */
export function exact(
  id: string,
  expected: number,
  digits: Digits,
  calculation: string,
  value: () => number | Promise<number>,
  tolerance = 0.5 * lastPlace[digits.style]('places' in digits ? digits.places : 0, expected) * (1 + 1e-9),
): Claim {
  return {
    id,
    expected,
    tolerance,
    digits,
    kind: 'exact',
    compute: async () => ({ value: await value(), calculation }),
  };
}
