/** The numbers 0 … count−1 in an order that a text decides: the same at each build, and none that the lesson wrote them in. */
export function shuffled(count: number, by: string): readonly number[] {
  const written = Array.from({ length: count }, (_, index) => index);
  const order = [...written].sort((a, b) => hash(`${by} ${a}`) - hash(`${by} ${b}`));
  return count > 1 && order.every((item, index) => item === index) ? [...order.slice(1), 0] : order;
}

/** FNV-1a. */
function hash(text: string): number {
  let state = 0x811c9dc5;
  for (const char of text) state = Math.imul(state ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  // Short texts that differ in their last letter differ in the low bits alone.
  return Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) >>> 0;
}

/** A list with one entry taken elsewhere. */
export function moved<T>(list: readonly T[], from: number, to: number): readonly T[] {
  const rest = list.filter((_, index) => index !== from);
  const entry = list[from];
  return entry === undefined ? list : [...rest.slice(0, to), entry, ...rest.slice(to)];
}

export interface Sampled {
  readonly value: number;
  readonly standardError: number;
}

/** The first place at which a value stands above the one after it, beyond the errors of both; −1 where they ascend. */
export function firstDescent(values: readonly Sampled[]): number {
  return values.findIndex((one, index) => {
    const next = values[index + 1];
    return next !== undefined && one.value > next.value + 4 * Math.hypot(one.standardError, next.standardError);
  });
}
