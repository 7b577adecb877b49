import { expect, test } from 'vitest';
import { definition } from '@/lib/experiments/encoder-layer/params';
import { paramLine } from './paramLine';

const specs = {
  mask: { kind: 'toggle', default: true },
  gain: { kind: 'number', default: -1, min: -2, max: 2, step: 1 },
} as const;

test('every parameter of the panel stands in one line, in the words and the punctuation of the language', () => {
  expect(paramLine(specs, { mask: { label: 'mask' }, gain: { label: 'gain' } }, {}, 'on', 'off')).toBe(
    'mask: on · gain: −1',
  );
  expect(
    paramLine(
      specs,
      { mask: { label: '掩码' }, gain: { label: 'gain', unit: '倍' } },
      { mask: false, gain: 2 },
      '开',
      '关',
    ),
  ).toBe('掩码：关 · gain：2 倍');
});

test('parameters that have no control on the panel are left out', () => {
  expect(paramLine(definition.params, {}, {}, 'on', 'off')).toBe('');
});
