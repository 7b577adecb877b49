/**
 * The shortest decimal that reads back as the same number: in float32 0.1 is 0.1, not 0.10000000149011612. NaN, Infinity and
 * -Infinity as pandas, NumPy and JavaScript read them; the minus is ASCII, for programs.
 */
export function exactNumber(value: number, single: boolean): string {
  if (!single || !Number.isFinite(value)) return String(value);
  for (let digits = 6; digits < 9; digits++) {
    const text = value.toPrecision(digits);
    if (Math.fround(Number(text)) === value) return String(Number(text));
  }
  return String(Number(value.toPrecision(9)));
}
