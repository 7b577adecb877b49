import { type Digits, formatNumber, placesOf } from '@/lib/format';

/** A figure with its error of two standard errors, to as many places as the error makes sensible: 63.4 ± 1.8. */
export function formatMeasured(value: number, standardError: number, digits: Digits): string {
  const error = 2 * standardError;
  if (!(error > 0) || digits.style === 'scientific') return formatNumber(value, digits);
  const scale = digits.style === 'percent' ? 100 : 1;
  const places = Math.min(12, Math.max(0, 1 - Math.floor(Math.log10(error * scale))));
  const shown: Digits = digits.style === 'percent' ? { style: 'percent', places } : { style: 'fixed', places };
  return `${formatNumber(value, shown)} ± ${formatNumber(error, shown)}`;
}

/** How a figure is printed that moves in steps: with the step's decimals. */
export function digitsOfStep(step: number): Digits {
  return { style: 'fixed', places: placesOf(String(step)) };
}
