import { describe, expect, test } from 'vitest';
import { frameOf } from './fixtures/frameOf';
import { messages as en } from './messages.en';
import { messages as zh } from './messages.zh-Hans';

const languages = { en, zh };
async function said(language: keyof typeof languages, given: Record<string, unknown>): Promise<string> {
  const { frame, params } = await frameOf(given);
  return languages[language].reading(frame, params);
}

describe('the chosen cell in a sentence', () => {
  test('a score', async () => {
    expect(await said('en', {})).toBe(
      'bank looks at river: the eight products add up to 3.31; divided by √8 = 2.83, that is a score of 1.17.',
    );
    expect(await said('zh', {})).toBe('“bank”看向“river”：八个乘积相加得3.31；除以√8 = 2.83，得分是1.17。');
  });

  test('an undivided score, and a root that comes out even', async () => {
    expect(await said('en', { divisor: 'none' })).toContain('undivided, that is the score, 3.31.');
    expect(await said('en', { hidden: '64' })).toContain('divided by √16 = 4, that');
    expect(await said('en', { divisor: 'dk' })).toContain('divided by 8, that');
  });

  test('a small result keeps two digits instead of rounding to nothing', async () => {
    expect(await said('en', { init: 'bert' })).toMatch(/a score of −?0\.0\d*[1-9]\d?\.|× 10/);
  });

  test('a probability', async () => {
    expect(await said('en', { tensor: 'probs' })).toBe(
      'bank gives river exp(1.17) = 3.22 of 4.09, the sum over its row: a share of 0.79.',
    );
    expect(await said('zh', { tensor: 'probs' })).toBe(
      '“bank”这一行加起来是4.09，其中“river”占exp(1.17) = 3.22，份额是0.79。',
    );
  });

  test('a probability over the queries', async () => {
    expect(await said('en', { tensor: 'probs', axis: 'queries' })).toMatch(
      /^bank gets exp\(1\.17\) = 3\.22 of the [\d.]+ in the column of river: a share of /,
    );
    expect(await said('zh', { tensor: 'probs', axis: 'queries' })).toMatch(
      /^“river”这一列加起来是[\d.]+，其中“bank”占exp\(1\.17\) = 3\.22，份额是/,
    );
  });

  test.each(['en', 'zh'] as const)(
    'every kind of cell under every setting has one without NaN (%s)',
    async language => {
      for (const tensor of ['scores', 'probs', 'context', 'q', 'k', 'v'])
        for (const setting of [
          {},
          { divisor: 'none', gain: 4 },
          { padding: 2, col: 9 },
          { padding: 2, col: 9, mask: 'after' },
          { padding: 2, col: 9, axis: 'queries' },
          { dropout: 0.5 },
          { text: '' },
          { hidden: '128', heads: '1' },
        ]) {
          const sentence = await said(language, { tensor, ...setting });
          expect(sentence).not.toMatch(/NaN|undefined|Infinity/);
          expect(sentence).toMatch(/[.)。）]$/);
        }
    },
  );

  test('both languages know every note', () => {
    expect(Object.keys(zh.notes)).toEqual(Object.keys(en.notes));
  });
});
