import { type Digits, formatNumber } from '@/lib/format';

/** A value as a cell prints it: as `digits` asks while that fits a cell, and scientific beyond a million (a masked score is −3.4 × 10³⁸). */
export function cellText(value: number, digits: Digits): string {
  const size = Math.abs(value);
  return size >= 1e6 && size < Number.POSITIVE_INFINITY
    ? formatNumber(value, { style: 'scientific', places: 1 })
    : formatNumber(value, digits);
}
