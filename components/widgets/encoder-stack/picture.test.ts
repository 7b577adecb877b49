import { describe, expect, test } from 'vitest';
import { definition, type EncoderStackParams } from '@/lib/experiments/encoder-stack/params';
import { oneAtATime } from '@/lib/experiments/extremes';
import { experiments } from '@/lib/experiments/registry';
import { lacking } from '@/lib/experiments/shownGrids';
import { framesOf } from '../fixtures/framesOf';
import { picturesOf } from '../fixtures/picturesOf';
import { measuredAt, openedGrid, stackOf, trunkScale } from './frame';
import { stretchOf } from './gutter';
import { messages as en } from './messages.en';
import { messages as zhHans } from './messages.zh-Hans';
import { picture } from './picture';
import { verdictsOf } from './verdict';
import { shown } from './wishes';

const at = framesOf(experiments['encoder-stack'], shown);

describe('its picture', () => {
  test.each([{}, { layers: 12 }, { layers: 3, hidden: '256' }, { layers: 1, backward: false, tensor: 'probs' }])(
    'fits into 40 KB in every theme and layout at %o',
    async given => {
      const { params, frame } = await at(given);
      for (const svg of picturesOf(picture, { params, frame }, en))
        expect(svg.match(/href="#strips"/g)).toHaveLength(params.layers + 1);
    },
  );
});

describe('what is asked of the worker', () => {
  test('strips of the whole trunk and what stands open, no more, and all of it comes', async () => {
    const { params, frame } = await at({ layers: 3, tensor: 'ffn', layer: 2 });
    expect(Object.keys(frame.grids)).toEqual([
      'hidden_states.0',
      'hidden_states.1',
      'hidden_states.2',
      'hidden_states.3',
      'encoder.layer.1.output.dense',
    ]);
    expect(lacking(frame.grids, shown(params, frame))).toEqual([]);
  });

  test.each(oneAtATime(definition.params).filter(({ raw }) => !['256', '512', '768'].includes(String(raw.hidden))))(
    'the chosen tensor is there at $name',
    async ({ raw }) => {
      const { params, frame } = await at({ layers: 2, ...raw });
      expect(lacking(frame.grids, shown(params, frame))).toEqual([]);
      expect(stackOf(frame, params).openable).toContain(stackOf(frame, params).open);
    },
  );

  test('the first layer’s branches can be opened', async () => {
    const { params, frame } = await at({ layers: 2, layer: 1, tensor: 'ffn' });
    expect(stackOf(frame, params)).toMatchObject({ chosen: 1, open: 'ffn' });
    expect(openedGrid(frame, stackOf(frame, params), 0)).toMatchObject({ rows: 8, cols: 64 });
  });

  test('what enters the stack has no branches: its trunk stands open instead', async () => {
    const { params, frame } = await at({ layer: 0, tensor: 'attention' });
    expect(stackOf(frame, params)).toMatchObject({ chosen: 0, open: 'trunk', openable: ['trunk', 'gradient'] });
  });
});

describe('what it says', () => {
  test('tokens that have become one are named rank collapse, with their cosine', async () => {
    const { frame, params } = await at({ layers: 8, residual: false });
    expect(verdictsOf(frame).map(({ code }) => code)).toEqual(['collapse', 'arrives']);
    for (const t of [en, zhHans])
      expect(t.reading(frame, params)).toContain(measuredAt(frame, 'cosine', 8)!.toFixed(4));
    expect(en.reading(frame, params)).toContain('After layer 8 of 8');
    expect(zhHans.reading(frame, params)).toContain('秩坍缩');
  });

  test('a trunk that grows, one that fades, a gradient that vanishes', async () => {
    const codes = async (given: Record<string, unknown>) =>
      verdictsOf((await at({ layers: 12, ...given })).frame).map(({ code }) => code);
    expect(await codes({ norm: 'pre', init: 'strong' })).toEqual(['alike', 'outgrows', 'arrives']);
    expect(await codes({ norm: 'none', residual: false })).toEqual(expect.arrayContaining(['fades', 'vanishes']));
    expect(await codes({ norm: 'none', init: 'strong' })).toEqual(expect.arrayContaining(['grows', 'explodes']));
    expect(await codes({})).toEqual(['apart', 'arrives']);
    expect(await codes({ backward: false })).toEqual(['apart']);
  });

  test('a late layer is said to count for less only where less of it is measured', async () => {
    for (const given of [{ residual: false }, {}]) {
      const { frame } = await at({ layers: 12, norm: 'none', init: 'strong', ...given });
      expect(verdictsOf(frame).map(({ code }) => code)).toEqual(['collapse', 'grows', 'explodes']);
    }
  });

  test('a gradient that only the final norm has made large does not vanish on its way back', async () => {
    const { frame } = await at({ layers: 12, norm: 'pre', residual: false, init: 'literal' });
    expect(measuredAt(frame, 'gradient.rms', 0)! / measuredAt(frame, 'gradient.rms', 12)!).toBeLessThan(0.01);
    expect(verdictsOf(frame).map(({ code }) => code)).toEqual(['collapse', 'fades', 'arrives']);
  });

  test('the trunk’s scale moves in steps of about three, and is never below ±3', async () => {
    const top = async (given: Record<string, unknown>) => trunkScale((await at({ layers: 12, ...given })).frame).max;
    expect(await top({})).toBe(3);
    expect(await top({ norm: 'none', residual: false })).toBe(3);
    expect((await top({ norm: 'none', init: 'strong' })).toPrecision(3)).toMatch(/^[13]\.?00/);
    expect(await top({ norm: 'none', init: 'strong' })).toBeGreaterThan(1000);
  });
});

test('beside a strip: two branches, two norms where there are norms, and a trunk that is cut without residuals', () => {
  const marks = (norm: EncoderStackParams['norm'], residual: boolean) => {
    const all = stretchOf({ norm, residual }, 1, 60);
    return {
      trunk: all.filter(({ width }) => width === 7).length,
      norms: all.filter(({ fill }) => fill === 'ground').length,
    };
  };
  expect(marks('post', true)).toEqual({ trunk: 1, norms: 2 });
  expect(marks('pre', true)).toEqual({ trunk: 1, norms: 2 });
  expect(marks('none', false)).toEqual({ trunk: 3, norms: 0 });
  expect(stretchOf({ norm: 'post', residual: true }, 0, 60)).toHaveLength(1);
});
