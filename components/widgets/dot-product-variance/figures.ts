import type { Frame } from '@/lib/experiments/contract';
import { formatFixed, formatReadable } from '@/lib/format';

export interface Figure {
  readonly name: 'mean' | 'variance';
  readonly theory: string;
  readonly measured: string;
  /** Two standard errors. */
  readonly error: string;
}

/** Mean and variance, by theory and measured, to as many places as the error makes sensible. */
export function figuresOf({ scalars: s }: Frame): readonly Figure[] {
  const figure = (name: Figure['name']): Figure => {
    const [theory = 0, measured = 0, error = 0] = [s[`${name}.theory`], s[name], 2 * (s[`${name}.se`] ?? 0)];
    const places = error > 0 ? Math.max(0, 1 - Math.floor(Math.log10(error))) : 7;
    const write = (value: number): string => (places > 5 ? formatReadable(value, 3) : formatFixed(value, places));
    return { name, theory: write(theory), measured: write(measured), error: write(error) };
  };
  return [figure('mean'), figure('variance')];
}
