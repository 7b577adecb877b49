/**
 * How numbers are written, in one place. A true minus (U+2212), a zero without a sign, digits the same in every language.
 * A leaf: nothing is imported here, so claims, pictures and components may all use it.
 */

export type Digits =
  | { readonly style: 'integer' }
  | { readonly style: 'fixed'; readonly places: number }
  | { readonly style: 'scientific'; readonly places: number }
  | { readonly style: 'percent'; readonly places: number };

const MINUS = '\u2212';
const SUPERSCRIPTS: Readonly<Record<string, string>> = {
  '-': '⁻',
  '0': '⁰',
  '1': '¹',
  '2': '²',
  '3': '³',
  '4': '⁴',
  '5': '⁵',
  '6': '⁶',
  '7': '⁷',
  '8': '⁸',
  '9': '⁹',
};

/** 1e-5 as `10⁻⁵`: the exponent in raised digits. */
function powerOfTen(exponent: number): string {
  return `10${[...String(exponent)].map(digit => SUPERSCRIPTS[digit] ?? digit).join('')}`;
}

/** An index as a lowered number: x₁₂. */
export const subscript = (index: number): string =>
  [...String(index)].map(digit => String.fromCodePoint(0x2080 + Number(digit))).join('');

const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+(?!\d))/g, ',');

/** Thousands are grouped from 10,000 up, so that 1024 and 3072 keep the look they have in code. */
function group(text: string): string {
  const [whole = '', fraction] = text.split('.');
  const body = whole.length > 4 ? grouped(whole) : whole;
  return fraction === undefined ? body : `${body}.${fraction}`;
}

const writers = {
  integer: (size: number) => group(size.toFixed(0)),
  fixed: (size: number, places: number) => group(size.toFixed(places)),
  percent: (size: number, places: number) => `${(size * 100).toFixed(places)}%`,
  scientific: (size: number, places: number) => {
    const [mantissa = '0', exponent = '0'] = size.toExponential(places).split('e');
    return `${mantissa} × ${powerOfTen(Number(exponent))}`;
  },
} satisfies Record<Digits['style'], (size: number, places: number) => string>;

function writeSize(size: number, digits: Digits): string {
  // From 10¹⁵ on a double no longer holds every whole number, and toFixed gives up at 10²¹.
  if (size >= 1e15 && digits.style !== 'scientific') return writers.scientific(size, 1);
  return writers[digits.style](size, 'places' in digits ? digits.places : 0);
}

/** Writes `value` as `digits` asks: −0.42, 7,087,872, 3.1 × 10⁻⁵, 66.65%. What is not finite stays NaN, ∞ or −∞. */
export function formatNumber(value: number, digits: Digits): string {
  if (Number.isNaN(value)) return 'NaN';
  const size = Math.abs(value);
  const body = size === Number.POSITIVE_INFINITY ? '∞' : writeSize(size, digits);
  // A value that rounds to nothing has no sign: −0.001 at two places is 0.00.
  const zero = /^[0.%]*$/.test(body);
  return value < 0 && !zero ? MINUS + body : body;
}

export const formatFixed = (value: number, places: number): string => formatNumber(value, { style: 'fixed', places });

/**
 * To `significant` digits, fixed where that is short (0.001 ≤ |value| < 100,000), else scientific: what a reading or an
 * announcement says when nobody has chosen a format.
 */
export function formatReadable(value: number, significant = 4): string {
  const size = Math.abs(value);
  if (!Number.isFinite(value) || size === 0) return formatFixed(value, 0);
  if (size < 1e-3 || size >= 1e5) return formatNumber(value, { style: 'scientific', places: significant - 1 });
  const places = Math.max(0, significant - 1 - Math.floor(Math.log10(size)));
  return formatFixed(value, places);
}

/** A tick, a bound, a slider's value, without idle zeros: 3, 0.5, −2.6, 1024, 2 × 10⁻⁵; `plus` writes the sign of positive numbers too. */
export function formatTick(value: number, plus = false): string {
  const size = Math.abs(value);
  if (!Number.isFinite(value)) return formatFixed(value, 0);
  const whole = Number.isInteger(size) && size < 1e7;
  const body = whole
    ? group(String(size))
    : size < 1e-3 || size >= 1e6
      ? formatNumber(size, { style: 'scientific', places: 1 }).replace('.0 ×', ' ×').replace(/^1 × /, '')
      : group(String(Number(size.toPrecision(6))));
  return value < 0 ? MINUS + body : plus && value > 0 ? `+${body}` : body;
}

const byteUnits = ['B', 'KB', 'MB', 'GB'] as const;

/** A size of memory, to two digits, in powers of 1000 as file managers write it: 57 MB, 1.4 GB. */
export function formatBytes(bytes: number): string {
  const power = Math.min(byteUnits.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
  const size = bytes / 1000 ** power;
  return `${formatFixed(size, power > 0 && size < 9.95 ? 1 : 0)} ${byteUnits[power]}`;
}

/** `6 × 24`, the way every tensor carries its shape. */
export const formatShape = (...sizes: readonly number[]): string => sizes.join(' × ');

/** The decimals of a literal: "0.05" has 2, "1e-7" has 7, "12" and nothing have none. */
export function placesOf(literal = ''): number {
  const [mantissa = '', exponent = '0'] = literal.split('e');
  return Math.max(0, (mantissa.split('.')[1]?.length ?? 0) - Number(exponent));
}
