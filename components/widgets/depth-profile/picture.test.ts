import { describe, expect, test } from 'vitest';
import { wrapped } from '@/components/viz/wrapped';
import { type DepthProfileParams, definition } from '@/lib/experiments/depth-profile/params';
import { gridName } from '@/lib/experiments/depth-profile/result';
import { oneAtATime } from '@/lib/experiments/extremes';
import { experiments } from '@/lib/experiments/registry';
import { lacking } from '@/lib/experiments/shownGrids';
import { validate } from '@/lib/params/validate';
import { framesOf } from '../fixtures/framesOf';
import { picturesOf } from '../fixtures/picturesOf';
import { chartsOf, rungs } from './charts';
import { messages as en } from './messages.en';
import { messages as zhHans } from './messages.zh-Hans';
import { picture } from './picture';
import { cosineSnippet, experimentSnippet } from './snippet';
import { unfold } from './unfold';
import { verdictsOf } from './verdict';
import { shown } from './wishes';

const at = framesOf(experiments['depth-profile'], shown);

describe('its picture', () => {
  test.each([{}, { layers: 48, hidden: '16' }, { tokens: 32, layers: 2 }, { focus: 'tokens' }, { focus: 'gradient' }])(
    'fits into 40 KB in every theme and layout at %o',
    async given => {
      picturesOf(picture, await at(given), zhHans);
    },
  );
});

describe('what is asked of the worker', () => {
  test.each(
    oneAtATime(definition.params).filter(({ raw }) => !['64', '128', '48'].includes(String(Object.values(raw)[0]))),
  )('all that is shown comes at $name', async ({ raw }) => {
    const { params, frame } = await at({ layers: 2, hidden: '16', tokens: 4, unfolded: 'cosine', ...raw });
    expect(lacking(frame.grids, shown(params, frame))).toEqual([]);
    expect(unfold(frame, params, en)).toBeDefined();
  });

  test('cosines only where they are drawn', async () => {
    const { frame } = await at({ focus: 'gradient', layers: 2, layer: 1, hidden: '16' });
    expect(Object.keys(frame.grids)).toEqual([gridName.gradient('a', 1), gridName.gradient('a', 2)]);
  });
});

describe('what it says', () => {
  const codes = async (given: Record<string, unknown>) => {
    const { frame, params } = await at(given);
    return verdictsOf(frame, params, 'a').map(({ code }) => code);
  };

  test('names the three diseases where they are, and none where there is none', async () => {
    expect(await codes({})).toEqual(['arrives', 'apart']);
    expect(await codes({ aNorm: 'none', aResidual: false })).toEqual(['vanishes', 'collapse']);
    expect(await codes({ aResidual: false })).toEqual(['arrives', 'collapse']);
    expect(await codes({ aNorm: 'none', aInit: 'xavier' })).toEqual(['explodes', 'alike']);
    expect(await codes({ aNorm: 'rezero' })).toEqual(['identity', 'arrives', 'apart']);
    expect(await codes({ aNorm: 'rezero', aResidual: false })).toEqual(['nothing']);
  });

  test('gives the evidence, and in its reading how it judged', async () => {
    const { frame, params } = await at({ aNorm: 'none', aResidual: false });
    for (const t of [en, zhHans]) {
      const reading = t.reading!(frame, params);
      expect(reading).toContain('1.4 × 10⁻¹³');
      expect(reading).toContain('100');
      expect(reading).toContain('0.99');
    }
  });

  test('a point of the gradient’s curve comes to the norms of all tokens', async () => {
    const { frame, params } = await at({ layer: 0 });
    const { unfolding, sentence } = unfold(frame, params, en)!;
    const ratio = frame.scalars['a.ratio']!;
    expect(sentence).toContain(ratio.toPrecision(3));
    expect(unfolding.lines.map(({ values }) => values.length)).toEqual([12, 12]);
    expect(unfolding.rest).toBe('4 more');
  });

  test('a cell of the cosines comes to the cell’s number', async () => {
    const { frame, params } = await at({ unfolded: 'cosine', row: 2, col: 5, layer: 6 });
    const { cols, values } = frame.grids[gridName.cosines('a', 6)]!;
    expect(unfold(frame, params, en)!.sentence).toContain(Math.abs(values[2 * cols + 5]!).toPrecision(3));
  });
});

describe('its axes', () => {
  const ends = (...y: number[]) => {
    const points = { x: Float64Array.from(y, (_, i) => i), y: Float64Array.from(y) };
    return rungs([{ key: 'a', label: 'A', hue: 'g', points }], -1, 1).domain;
  };

  test('hold still until a curve needs as many powers of ten again', () => {
    expect(ends(0.3, 3)).toEqual([0.1, 10]);
    expect(ends(0.05)).toEqual([0.01, 10]);
    expect(ends(1e-9)).toEqual([1e-16, 10]);
    expect(ends(1e-13)).toEqual([1e-16, 10]);
    expect(ends(1e5)).toEqual([0.1, 1e8]);
  });

  test('the estimate stands only beside an encoder that it is of', async () => {
    const labels = async (given: Record<string, unknown>) => {
      const { frame, params } = await at({ layers: 2, hidden: '16', ...given });
      return chartsOf(frame, params, en)[0]!.series.map(({ label }) => label);
    };
    expect(await labels({})).toEqual(['A', 'B', 'estimate B']);
    expect(await labels({ bResidual: true })).toEqual(['A', 'B']);
  });
});

describe('code to take away', () => {
  const code = (given: Record<string, unknown>) =>
    experimentSnippet(validate(definition, given).params as DepthProfileParams);

  test('is the encoder that is unfolded', () => {
    expect(code({})).toContain('x = norm(x + attention(x))');
    expect(code({ which: 'b' })).toContain('x = ffn(x)');
    expect(code({ aNorm: 'pre' })).toContain('x = x + ffn(norm(x))');
    expect(code({ aNorm: 'pre' })).toContain('(norm(top) * torch.randn(T, d)).sum().backward()');
    expect(code({ aNorm: 'deepnorm' })).toContain('x = norm((2 * L) ** 0.25 * x + attention(x))');
    expect(code({ aFeedForward: false })).not.toContain('ffn');
    expect(code({ layers: 24, tokens: 8, hidden: '32' })).toContain('L, T, d, heads = 24, 8, 32, 4');
  });

  test('holds a cell’s numbers to the last digit', () => {
    const third = 1 / 3;
    expect(cosineSnippet([third, 2], [1e-9, -1])).toContain(String(third));
  });
});

test('a long sentence is broken between words, Chinese between signs, and not before a comma', () => {
  expect(wrapped('one two three', 62, 13)).toEqual(['one two', 'three']);
  expect(wrapped('梯度，消失', 40, 13)).toEqual(['梯度，', '消失']);
});
