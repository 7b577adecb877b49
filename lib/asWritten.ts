/** Options that are numbers: their words are the same in every language. */
export function asWritten<T extends string>(options: readonly T[]): Readonly<Record<T, string>> {
  const words: Partial<Record<T, string>> = {};
  for (const option of options) words[option] = option;
  return words as Record<T, string>;
}
