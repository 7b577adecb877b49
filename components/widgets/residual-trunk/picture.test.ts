import { expect, test } from 'vitest';
import { oneAtATime } from '@/lib/experiments/extremes';
import { experiments } from '@/lib/experiments/registry';
import { definition, type ResidualTrunkParams } from '@/lib/experiments/residual-trunk/params';
import { lastFrame } from '@/lib/experiments/run';
import { validate } from '@/lib/params/validate';
import { messages as en } from './messages.en';
import { messages as zhHans } from './messages.zh-Hans';
import { picture } from './picture';

test.each(oneAtATime(definition.params))('picture and reading at $name', async ({ raw }) => {
  const params = validate(definition, raw).params as ResidualTrunkParams;
  const frame = await lastFrame(experiments['residual-trunk'], params);
  for (const layout of ['wide', 'narrow'] as const) {
    const { svg, width } = picture(frame, params, { theme: 'dark', layout, t: en, locale: 'en' });
    expect(width).toBe(layout === 'wide' ? 912 : 324);
    expect(svg.length).toBeLessThan(40 * 1024);
    expect(svg).not.toMatch(/NaN|undefined|Infinity|var\(/);
  }
  for (const t of [en, zhHans]) expect(t.reading(frame, params)).not.toMatch(/NaN|undefined/);
});

test('blocks are named by layer and module, from 0', () => {
  expect([0, 1, 2, 24].map(en.block)).toEqual([
    'what enters',
    'layer 0, after attention',
    'layer 0, after the feed-forward network',
    'layer 11, after the feed-forward network',
  ]);
  expect(zhHans.block(24)).toBe('第11层，前馈网络之后');
});
