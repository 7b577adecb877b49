import type { Frame } from '@/lib/experiments/contract';
import { formatFixed, formatReadable } from '@/lib/format';
import { scalar } from './frame';
import type { Messages } from './messages.en';

interface Measured {
  readonly key: keyof Messages['numbers'];
  readonly name: string;
  readonly value: string;
  readonly part?: string;
}

/** What is measured of one vector, in words and digits: View and picture write these. */
export function numbersOf(frame: Frame, t: Messages): readonly Measured[] {
  const three = (value: number): string => formatReadable(value, 3);
  const at = (name: Parameters<typeof scalar>[1]): string => three(scalar(frame, name));
  const values: readonly Omit<Measured, 'name'>[] = [
    { key: 'std', value: at('std'), part: 'rstd' },
    { key: 'output', value: at('output.std'), part: 'normalized' },
    { key: 'y', value: `${formatFixed(scalar(frame, 'y.mean'), 3)}, ${at('y.std')}` },
    { key: 'gain', value: at('gain'), part: 'dx' },
    { key: 'share', value: at('dx.share'), part: 'dx' },
    { key: 'rank', value: t.of(scalar(frame, 'rank'), scalar(frame, 'hidden')), part: 'jacobian' },
    { key: 'frobenius', value: at('jacobian.scaled'), part: 'jacobian' },
    { key: 'error', value: at('jacobian.error') },
  ];
  return values.map(value => ({ ...value, name: t.numbers[value.key] }));
}
