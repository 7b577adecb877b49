import { expect, test } from 'vitest';
import { oneAtATime } from '@/lib/experiments/extremes';
import { experiments } from '@/lib/experiments/registry';
import { definition } from '@/lib/experiments/residual-trunk/params';
import { framesOf } from '../fixtures/framesOf';
import { picturesOf } from '../fixtures/picturesOf';
import { messages as en } from './messages.en';
import { messages as zhHans } from './messages.zh-Hans';
import { picture } from './picture';

const at = framesOf(experiments['residual-trunk']);

test.each(oneAtATime(definition.params))('picture and reading at $name', async ({ raw }) => {
  const { params, frame } = await at(raw);
  picturesOf(picture, { params, frame }, en);
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
