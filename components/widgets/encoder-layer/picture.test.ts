import { expect, test } from 'vitest';
import { definition, type EncoderLayerParams } from '@/lib/experiments/encoder-layer/params';
import { experiments } from '@/lib/experiments/registry';
import { lastFrame } from '@/lib/experiments/run';
import { validate } from '@/lib/params/validate';
import { mostAttended, tensorOf, turnOf } from './frame';
import { acrossLayout, downLayout, tensors } from './layout';
import { messages as en } from './messages.en';
import { messages as zhHans } from './messages.zh-Hans';
import { picture } from './picture';

async function at(given: Record<string, unknown> = {}) {
  const params = validate(definition, given).params as EncoderLayerParams;
  return { params, frame: await lastFrame(experiments['encoder-layer'], params) };
}

test('its picture fits into 40 KB in every theme and layout, as wide as it should be', async () => {
  const { params, frame } = await at();
  for (const theme of ['light', 'dark'] as const)
    for (const [layout, expected] of [
      ['wide', 912],
      ['narrow', 324],
    ] as const) {
      const { svg, width } = picture(frame, params, { theme, layout, t: en, locale: 'en' });
      expect(width).toBe(expected);
      expect(svg.length).toBeLessThan(40_000);
      expect(svg.match(/<image /g)).toHaveLength(10);
      expect(svg).not.toMatch(/NaN|undefined|var\(/);
    }
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
