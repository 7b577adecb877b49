import { expect, test } from 'vitest';
import { experiments } from '@/lib/experiments/registry';
import { framesOf } from '../fixtures/framesOf';
import { picturesOf } from '../fixtures/picturesOf';
import { mostAttended, tensorOf, turnOf } from './frame';
import { acrossLayout, downLayout, tensors } from './layout';
import { messages as en } from './messages.en';
import { messages as zhHans } from './messages.zh-Hans';
import { picture } from './picture';

const at = framesOf(experiments['encoder-layer']);

test('its picture fits into 40 KB in every theme and layout, as wide as it should be', async () => {
  for (const svg of picturesOf(picture, await at(), en)) expect(svg.match(/<image /g)).toHaveLength(10);
});

test('every tensor stands once in both layouts, inside them', () => {
  for (const layout of [acrossLayout, downLayout]) {
    expect(layout.boxes.map(box => box.key).sort()).toEqual(Object.keys(tensors).sort());
    for (const { x, y, width, height } of layout.boxes) {
      expect(Math.min(x - 3, y)).toBeGreaterThanOrEqual(0);
      expect(x + width).toBeLessThanOrEqual(layout.width);
      expect(y + height).toBeLessThanOrEqual(layout.height);
    }
  }
});

test('its reading says in both languages what the followed token attends to', async () => {
  const { params, frame } = await at({ sentence: 'moon', token: '3', head: '1' });
  const { key, weight } = mostAttended(frame, 3, 1);
  const row = tensorOf(frame, 'probs', 1).values.subarray(24, 32);
  expect(weight).toBe(Math.max(...row));
  expect(row[key]).toBe(weight);
  expect(Math.abs(turnOf(frame, 3))).toBeLessThan(1);
  for (const t of [en, zhHans]) {
    expect(t.reading(frame, params)).toContain(weight.toFixed(2));
    expect(t.reading(frame, params)).toContain('月');
    expect(t.reading(frame, { ...params, token: -1 })).not.toContain(weight.toFixed(2));
  }
});
