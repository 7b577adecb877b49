import type { Digits } from '@/lib/format';
import type { Claim } from '../contract';

/** How many places behind the point a style prints, of the number as it is: 36 % to 0 places is 0.36. */
const extraPlaces = { integer: 0, fixed: 0, percent: 2 } as const;

/** What an exact claim may be printed as. */
type PlainDigits = Extract<Digits, { style: keyof typeof extraPlaces }>;

/** A claim without chance in it: `calculation` is its sum written out, `value` works it. */
export function exact(
  id: string,
  expected: number,
  digits: PlainDigits,
  calculation: string,
  value: () => number,
): Claim {
  const places = ('places' in digits ? digits.places : 0) + extraPlaces[digits.style];
  // Printed to its digits: half a unit of the last place is as far off as it may be.
  const tolerance = 0.5 * 10 ** -places + 1e-12;
  return { id, expected, tolerance, digits, kind: 'exact', compute: () => ({ value: value(), calculation }) };
}

export const integer = { style: 'integer' } as const;
export const fixed = (places: number) => ({ style: 'fixed', places }) as const;
export const percent = (places: number) => ({ style: 'percent', places }) as const;
