import { describe, expect, test } from 'vitest';
import { experiments } from '@/lib/experiments/registry';
import { framesOf } from '../fixtures/framesOf';
import { picturesOf } from '../fixtures/picturesOf';
import { chartsOf } from './charts';
import { shownOf } from './frame';
import { messages as en } from './messages.en';
import { messages as zhHans } from './messages.zh-Hans';
import { picture } from './picture';
import { unfoldRow } from './unfold';

const at = framesOf(experiments['softmax-saturation']);

test.each([{}, { keys: 2, log: true }, { keys: 256, divisor: 'none', draw: 'tenth', row: 200, col: 255 }])(
  'its picture fits into 40 KB in every theme and layout at %o',
  async given => {
    picturesOf(picture, await at(given), zhHans);
  },
);

describe('the curves', () => {
  test('stay within their axes, and where a setting lies beyond, it is not drawn', async () => {
    const { params, frame } = await at({ d: 1024, divisor: 'none', std: 4, log: true });
    expect(frame.notes.map(({ code }) => code)).toContain('beyond');
    for (const { series, y, x } of chartsOf(frame, params, en))
      for (const { points } of series) {
        for (const value of points.y) expect(value).toBeGreaterThanOrEqual(y.domain[0]);
        for (const value of points.x) expect(value).toBeLessThanOrEqual(x.domain[1]);
      }
  });

  test('of the gradient mark every divisor, and name those together that come to the same', async () => {
    const { params, frame } = await at({ d: 1 });
    expect(chartsOf(frame, params, en)[1]?.markers?.map(({ label }) => label)).toEqual(['÷1, ÷√d, ÷d']);
  });
});

test('of many keys the most probable are written out, the chosen ones among them, and the rest as one sum', async () => {
  const { frame } = await at({ keys: 64 });
  const shown = shownOf(frame, { row: 40, col: 50 });
  const { columns, own = -1, rest, lines } = unfoldRow(shown, en);
  expect(columns).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '40', '50']);
  expect(columns[own]).toBe('50');
  expect(rest).toBe('54 more');
  expect(lines.map(({ key, rest: sum }) => sum !== undefined && key).filter(Boolean)).toEqual(['jacobian', 'product']);
});

test('both languages read the measured numbers', async () => {
  const { params, frame } = await at({ divisor: 'none' });
  for (const t of [en, zhHans]) expect(t.reading?.(frame, params)).toContain('8.00');
});
