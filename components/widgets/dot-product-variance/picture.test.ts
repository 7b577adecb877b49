import { describe, expect, test } from 'vitest';
import { torchTensor } from '@/components/viz/torchTensor';
import { definition } from '@/lib/experiments/dot-product-variance/params';
import { oneAtATime } from '@/lib/experiments/extremes';
import { experiments } from '@/lib/experiments/registry';
import { framesOf } from '../fixtures/framesOf';
import { picturesOf } from '../fixtures/picturesOf';
import { againstD, distributionChart } from './charts';
import { messages as en } from './messages.en';
import { messages as zhHans } from './messages.zh-Hans';
import { pairOf, shownPairs, unfoldPair } from './pairs';
import { picture } from './picture';
import { drawsSnippet, pairSnippet } from './snippet';

const at = framesOf(experiments['dot-product-variance']);

describe('its picture', () => {
  test.each(oneAtATime(definition.params).filter(({ raw }) => !('seed' in raw || 'draws' in raw)))(
    'fits into 40 KB in every theme and layout at $name',
    async ({ raw }) => {
      picturesOf(picture, await at({ draws: '250', ...raw }), en);
    },
  );
});

describe('its charts', () => {
  test('the distribution’s axis is that of the undivided scores, so a divisor is seen to narrow it', async () => {
    const drawn = async (divisor: string) => {
      const { params, frame } = await at({ divisor });
      return distributionChart(frame, params, en);
    };
    const [none, root] = [await drawn('none'), await drawn('root')];
    expect(none.x.domain).toEqual([-32, 32]);
    expect(root.x.domain).toEqual([-32, 32]);
    expect(none.y.domain[1]).toBeLessThan(root.y.domain[1]);
    expect(root.title).toBe('Density of q·k ÷ √64');
  });

  test('variance against d: the chosen divisor is measured, the others are lines', async () => {
    const { params, frame } = await at({ divisor: 'full' });
    const { series, y } = againstD(frame, params, en);
    expect(series.map(({ label }) => label)).toEqual(['÷d', 'theory', '÷1', '÷√d']);
    expect(series[0]!.points.se).toHaveLength(11);
    expect(y.domain).toEqual([expect.closeTo(1e-4, 12), 1e4]);
  });
});

describe('a pair, unfolded', () => {
  test('adds up to its dot product, all terms or the largest and the rest', async () => {
    for (const d of [8, 256]) {
      const { frame } = await at({ d, mean: 1 });
      const { q, k } = pairOf(frame, 3);
      const { sum, lines, columns, rest } = unfoldPair(frame, 3, en);
      expect(sum).toBeCloseTo(
        q.reduce((total, value, i) => total + value * k[i]!, 0),
        9,
      );
      expect(columns).toHaveLength(d === 8 ? 8 : 12);
      expect(rest).toBe(d === 8 ? undefined : '244 more');
      const written = lines[2]!.values.reduce((total, value) => total + value, 0);
      expect(written + Number((lines[2]!.rest ?? '0').replace('−', '-'))).toBeCloseTo(sum, 1);
    }
  });

  test('of many coordinates the first are drawn, which is said', async () => {
    const { frame } = await at({ d: 128 });
    expect(shownPairs(frame, 'query', en)).toMatchObject({
      shape: '8 × 128, the first 64',
      grid: { rows: 8, cols: 64 },
    });
    expect(shownPairs(frame, 'query', en).grid.values[64]).toBe(frame.grids.query!.values[128]);
  });
});

describe('its code to take away', () => {
  test('a pair stands in it number by number', async () => {
    const { frame, params } = await at({ d: 8 });
    const { q, k } = pairOf(frame, 0);
    const code = pairSnippet(q, k, params);
    for (const vector of [q, k]) expect(code).toContain(torchTensor(vector));
    expect(code).toContain('/ math.sqrt(len(q))');
  });

  test('fresh draws hold only what is switched', async () => {
    const code = async (given: Record<string, unknown>) => drawsSnippet((await at({ draws: '250', ...given })).params);
    expect(await code({})).not.toMatch(/tied|0\.5/);
    expect(await code({ correlation: 0.3, correlated: 'k', mean: 0.5, std: 2 })).toContain(
      'q, k = 0.5 + 2 * x, 0.5 + 2 * y',
    );
    expect(await code({ correlation: 0.3, correlated: 'k' })).toContain('x = law(n, d)\ny = tied()');
    expect(await code({ fresh: false, correlation: 0.3, correlated: 'k' })).not.toContain('tied');
  });
});

test('what it says holds theory and measurement, in both languages', async () => {
  const { frame, params } = await at({ mean: 0.5, divisor: 'none' });
  for (const t of [en, zhHans]) {
    expect(t.reading(frame, params)).toContain('96.0');
    expect(t.reading(frame, params)).toContain('16.0');
  }
});
