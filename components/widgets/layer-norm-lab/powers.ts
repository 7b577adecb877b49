import { formatTick } from '@/lib/format';

/** Options that are numbers, as numbers are written: 10⁻⁶, 0.1, 1000. */
export const powers = <T extends string>(options: readonly T[]): Readonly<Record<T, string>> =>
  Object.fromEntries(options.map(option => [option, formatTick(Number(option))])) as Record<T, string>;
