import type { Claim, Digits } from '../contract';

/** A claim without chance in it: `calculation` is its sum written out, `value` works it. */
export function exact(id: string, expected: number, digits: Digits, calculation: string, value: () => number): Claim {
  // Printed to its digits: half a unit of the last place is as far off as it may be.
  const tolerance = 0.5 * unitOfLastPlace(expected, digits) + 1e-12;
  return { id, expected, tolerance, digits, kind: 'exact', compute: () => ({ value: value(), calculation }) };
}

function unitOfLastPlace(expected: number, digits: Digits): number {
  switch (digits.style) {
    case 'integer':
      return 1;
    case 'fixed':
      return 10 ** -digits.places;
    case 'percent':
      return 10 ** (-digits.places - 2);
    case 'scientific':
      return 10 ** (Math.floor(Math.log10(Math.abs(expected))) - digits.places);
  }
}

export const integer: Digits = { style: 'integer' };
export const fixed = (places: number): Digits => ({ style: 'fixed', places });
export const percent = (places: number): Digits => ({ style: 'percent', places });
