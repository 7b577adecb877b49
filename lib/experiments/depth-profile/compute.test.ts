import { describe, expect, test } from 'vitest';
import { bertConfig } from '@/lib/engine/bert/config';
import { bertEncoder, bertEncoderBackward, bertEncoderSkipBackward } from '@/lib/engine/bert/encoder';
import { initBert } from '@/lib/engine/bert/initBert';
import { layerOutputName } from '@/lib/engine/bert/names';
import { activation, gradient, startRun } from '@/lib/engine/bert/run';
import { bertSelfAttention } from '@/lib/engine/bert/selfAttention';
import { bertSelfOutput } from '@/lib/engine/bert/selfOutput';
import { difference } from '@/lib/engine/fixtures/agreement';
import { branchRatios } from '@/lib/engine/metrics/branchRatios';
import { frobeniusNorm } from '@/lib/engine/metrics/moments';
import { createRng, fillGaussian } from '@/lib/engine/rng';
import { type Tensor, zeros } from '@/lib/engine/tensor';
import { validate } from '@/lib/params/validate';
import type { Context, Frame } from '../contract';
import { findNonFinite } from '../nonFinite';
import { frameOf } from '../shownGrids';
import { compute } from './compute';
import { type DepthProfileParams, definition, weightTypes } from './params';
import { gridName, type Measure, seriesName } from './result';
import { configOf, type EncoderId, gainsOf, settingsOf, sizesOf, weightStdOf } from './settings';

function paramsOf(given: Record<string, unknown>): DepthProfileParams {
  const { params, notes } = validate(definition, given);
  expect(notes).toEqual([]);
  return params as DepthProfileParams;
}

async function framesOf(given: Record<string, unknown> = {}, context: Partial<Context> = {}): Promise<Frame[]> {
  const frames: Frame[] = [];
  const signal = new AbortController().signal;
  for await (const frame of compute(paramsOf(given), { signal, assets: {}, ...context })) frames.push(frameOf(frame));
  return frames;
}
const lastOf = async (given: Record<string, unknown> = {}): Promise<Frame> => (await framesOf(given)).at(-1)!;
const at = (frame: Frame, id: EncoderId, measure: Measure, x: number): number => {
  const { x: places, y } = frame.series[seriesName(id, measure)]!;
  return y[places.indexOf(x)] ?? Number.NaN;
};
const places = (frame: Frame, id: EncoderId, measure: Measure) => [...frame.series[seriesName(id, measure)]!.x];

/** The whole encoder at once, as the engine draws and runs it. */
function wholeRun(params: DepthProfileParams, id: EncoderId) {
  const [settings, sizes] = [settingsOf(params, id), sizesOf(params)];
  const end = configOf(settings, sizes, 'end');
  const config = bertConfig({ ...end, numHiddenLayers: sizes.layers });
  const init = weightStdOf(settings, sizes);
  const weights = initBert(config, { seed: sizes.seed, init, gains: gainsOf(settings, sizes), precision: 'float64' });
  const drawn = (name: string): Tensor => {
    const x = zeros('float64', ['batch', 'token', 'hidden'], [1, sizes.tokens, sizes.hidden]);
    fillGaussian(createRng(sizes.seed, name), x.data, { mean: 0, std: 1 });
    return x;
  };
  const run = startRun(config, weights);
  return { run, x: drawn('hidden state 0'), top: drawn('gradient of the last hidden state') };
}

const encoders = [
  { aNorm: 'post', bNorm: 'pre' },
  { aNorm: 'none', bNorm: 'rms', aInit: 'lecun', bInit: 'xavier' },
  { aNorm: 'deepnorm', bNorm: 'rezero', aInit: 'xavier' },
  { aNorm: 'post', aResidual: false, bNorm: 'none', bResidual: false },
] as const;

describe.each(encoders)('layer by layer, %o', given => {
  const settings = { layers: 3, hidden: '32', tokens: 5, seed: 4, bResidual: true, ...given };

  test.each(['a', 'b'] as const)('encoder %s is the whole encoder, number for number, up and back', async id => {
    const frame = await lastOf(settings);
    const { run, x, top } = wholeRun(paramsOf(settings), id);
    bertEncoder(run, x);
    const dX = bertEncoderBackward(run, top);
    const skip = bertEncoderSkipBackward(run, top);
    const { architecture } = run.config;
    expect(difference(frame.grids[gridName.state(id, 0)]!.values, x.data)).toBe(0);
    const topNorm = frobeniusNorm(gradient(run, layerOutputName(architecture, 2)).data);
    expect(at(frame, id, 'gradient', 0) / (frobeniusNorm(dX.data) / topNorm)).toBeCloseTo(1, 10);
    const alone = frame.scalars[`${id}.skip`]!;
    expect(alone).toBeCloseTo(frobeniusNorm(skip[0]!.data) / frobeniusNorm(skip[3]!.data), 10);
    const ratios = branchRatios(run, x).filter(({ block }) => block === 'feed-forward');
    for (const layer of [1, 2, 3]) {
      const output = layerOutputName(architecture, layer - 1);
      expect(difference(frame.grids[gridName.state(id, layer)]!.values, activation(run, output).data)).toBeLessThan(
        1e-13,
      );
      const norm = frobeniusNorm(gradient(run, output).data);
      expect(at(frame, id, 'gradient.norm', layer) / norm).toBeCloseTo(1, 10);
      const { ratio } = ratios[layer - 1]!;
      if (architecture.residual > 0 && ratio > 0) expect(at(frame, id, 'branch', layer) / ratio).toBeCloseTo(1, 10);
      for (const [type, path] of [
        ['query', 'attention.self.query'],
        ['second', 'output.dense'],
      ] as const) {
        const dWeight = frobeniusNorm(gradient(run, `encoder.layer.${layer - 1}.${path}.weight`).data);
        if (dWeight > 0) expect(at(frame, id, `weight.${type}`, layer) / dWeight).toBeCloseTo(1, 6);
      }
    }
  });
});

test('without the feed-forward network a layer is attention alone', async () => {
  const given = { aFeedForward: false, aNorm: 'none', aResidual: false, layers: 3, hidden: '32', seed: 2 };
  const frame = await lastOf(given);
  const { run, x } = wholeRun(paramsOf(given), 'a');
  let state = x;
  for (const layer of [0, 1, 2]) state = bertSelfOutput(run, layer, bertSelfAttention(run, layer, state), state);
  expect(difference(frame.grids[gridName.state('a', 3)]!.values, state.data)).toBeLessThan(1e-14);
  expect(places(frame, 'a', 'weight.value')).toEqual([1, 2, 3]);
  expect(places(frame, 'a', 'weight.first')).toEqual([]);
});

test('the cosines of a layer are those of its tokens', async () => {
  const frame = await lastOf({ layers: 2, tokens: 4 });
  const { values, cols } = frame.grids[gridName.state('a', 1)]!;
  const row = (r: number) => [...values.subarray(r * cols, (r + 1) * cols)];
  const dot = (x: number[], y: number[]) => x.reduce((sum, value, i) => sum + value * y[i]!, 0);
  const expected = dot(row(1), row(3)) / Math.sqrt(dot(row(1), row(1)) * dot(row(3), row(3)));
  const cosines = frame.grids[gridName.cosines('a', 1)]!;
  expect(cosines.values[1 * 4 + 3]).toBeCloseTo(expected, 12);
  expect(cosines.values[3 * 4 + 1]).toBe(cosines.values[1 * 4 + 3]);
  expect(cosines.values[2 * 4 + 2]).toBeCloseTo(1, 14);
});

describe('arriving', () => {
  const large = { layers: 24, bNorm: 'pre', bResidual: true };

  test('a small pair is there at once', async () => {
    expect((await framesOf({ layers: 12, seed: 51 })).map(({ done }) => done)).toEqual([true]);
  });

  test('a large one comes whole in float32, then layer by layer in float64, and no curve is ever shorter', async () => {
    const frames = await framesOf({ ...large, seed: 52 });
    const all = Array.from({ length: 25 }, (_, l) => l);
    expect(frames.map(frame => frame.scalars['a.reached']).slice(0, 4)).toEqual([24, 2, 4, 6]);
    expect(frames.at(-1)!.done).toBe(true);
    for (const frame of frames) {
      expect(places(frame, 'a', 'gradient')).toEqual(all);
      expect(places(frame, 'b', 'weight.value')).toEqual(all.slice(1));
      expect(frame.notes.map(({ code }) => code)).toEqual(frame.done ? [] : ['coarse']);
    }
    for (const id of ['a', 'b'] as const)
      for (const l of [0, 12])
        expect(at(frames[0]!, id, 'gradient', l) / at(frames.at(-1)!, id, 'gradient', l)).toBeCloseTo(1, 3);
  });

  test('float32 is not asked what it cannot tell: tokens that are one to its rounding, gradients below its range', async () => {
    const frames = await framesOf({
      ...large,
      layers: 48,
      aResidual: false,
      bNorm: 'none',
      bResidual: false,
      seed: 53,
    });
    const [first, last] = [frames[0]!, frames.at(-1)!];
    const smallest = (frame: Frame, id: EncoderId, measure: Measure) =>
      Math.min(...frame.series[seriesName(id, measure)]!.y);
    expect(smallest(first, 'a', 'residual')).toBeGreaterThan(1e-5);
    expect(smallest(last, 'a', 'residual')).toBeLessThan(1e-14);
    expect(places(first, 'a', 'weight.query').length).toBeLessThan(12);
    expect(places(last, 'a', 'weight.query')).toHaveLength(48);
    expect(places(first, 'b', 'gradient')[0]).toBeGreaterThan(5);
    expect(last.scalars['b.ratio']).toBeLessThan(1e-48);
  });

  test('while one encoder changes the other stands: only the new one is computed', async () => {
    const told: number[] = [];
    const report: Context['report'] = ({ total }) => told.push(total);
    await framesOf({ layers: 4, seed: 54 }, { report });
    await framesOf({ layers: 4, seed: 54, bNorm: 'pre' }, { report });
    await framesOf({ layers: 4, seed: 54, bNorm: 'pre' }, { report });
    expect([...new Set(told)]).toEqual([16, 8]);
  });

  test('it ends when nobody waits any more', async () => {
    const abort = new AbortController();
    const report: Context['report'] = ({ done }) => done > 10 && abort.abort(new Error('enough'));
    await expect(framesOf({ ...large, seed: 55 }, { signal: abort.signal, report })).rejects.toThrow('enough');
  });

  test('a device without the memory is told before anything is drawn', async () => {
    const asked = framesOf({ layers: 48, hidden: '128', seed: 56 }, { memory: 32e6 });
    await expect(asked).rejects.toMatchObject({ need: { available: 32e6, reduce: ['hidden', 'layers'] } });
  });
});

describe('at the edge', () => {
  test('ReZero starts as the identity: all that arrives has taken the trunk, and only α has a gradient', async () => {
    const frame = await lastOf({ aNorm: 'rezero', layers: 3 });
    expect(frame.scalars['a.ratio']).toBe(1);
    expect(frame.scalars['a.skip']).toBe(1);
    for (const type of weightTypes) expect(places(frame, 'a', `weight.${type}`)).toEqual([]);
  });

  test('ReZero without residual connections hands on nothing, which is said', async () => {
    const frame = await lastOf({ aNorm: 'rezero', aResidual: false, layers: 3 });
    expect(findNonFinite(frame)).toBeUndefined();
    expect(frame.notes).toEqual([{ code: 'nothing', values: { encoder: 'A' } }]);
    expect(frame.scalars['a.ratio']).toBe(0);
    expect(frame.scalars['a.decades']).toBeUndefined();
  });

  test('what even float64 cannot hold is said', async () => {
    const given = { bInit: 'literal', hidden: '16', layers: 48, tokens: 2, seed: 3 };
    const frame = await lastOf({ ...given, aNorm: 'rezero' });
    expect(findNonFinite(frame)).toBeUndefined();
    expect(frame.scalars['b.ratio']).toBeLessThan(1e-200);
  });
});

describe('the derivation of .3072^{2L}/√T, put to the test on encoder A', () => {
  const neither = { aNorm: 'none', aResidual: false };
  const failing = async (given: Record<string, unknown>) => {
    const { proof = {} } = await lastOf(given);
    return Object.entries(proof).flatMap(([line, { theory, measured, standardError }]) =>
      Math.abs(measured - theory) > 4 * standardError ? [line] : [],
    );
  };

  test.each([1, 2, 3])('holds in each line with neither norm nor residual, seed %i', async seed => {
    expect(await failing({ ...neither, seed })).toEqual([]);
  });

  // At the narrowest, where one draw of a matrix says least: the averaging of the top layer scatters by a factor of two.
  test('holds by the draws of forty narrow encoders', async () => {
    const narrow = { ...neither, hidden: '16', bNorm: 'rezero', bResidual: true };
    for (let seed = 1; seed <= 40; seed++)
      expect(await failing({ ...narrow, layers: 1 + (seed % 6), seed })).toEqual([]);
  });

  test('says nothing of a line where no gradient passes, and names DeepNorm where β changes it', async () => {
    const rezero = await lastOf({ aNorm: 'rezero', hidden: '16', layers: 3 });
    expect(Object.keys(rezero.proof!)).not.toContain('average');
    for (const { measured } of Object.values(rezero.proof!)) expect(Number.isFinite(measured)).toBe(true);
    const { proof } = await lastOf({ aNorm: 'deepnorm', hidden: '16', layers: 3 });
    expect(proof!.matrix!.broken).toEqual(['aNorm']);
    expect(await failing({ aNorm: 'deepnorm' })).toContain('matrix');
  });

  test('breaks in the lines that use what is changed', async () => {
    expect(await failing({ ...neither, aResidual: true })).toEqual(
      expect.arrayContaining(['average', 'network', 'whole']),
    );
    expect(await failing({ ...neither, aFeedForward: false })).toEqual(['network', 'whole']);
    expect(await failing({ ...neither, aInit: 'lecun' })).toEqual(
      expect.arrayContaining(['matrix', 'network', 'whole']),
    );
    const { proof } = await lastOf({ ...neither, aResidual: true, aNorm: 'post' });
    expect(proof!.network!.broken).toEqual(['aResidual', 'aNorm']);
    expect(proof!.matrix!.broken).toEqual([]);
  });
});
