import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { bertEmbeddings } from '@/lib/engine/bert/embeddings';
import { bertEncoder, bertEncoderBackward } from '@/lib/engine/bert/encoder';
import { initBert } from '@/lib/engine/bert/initBert';
import { activation, gradient, startRun } from '@/lib/engine/bert/run';
import { difference } from '@/lib/engine/fixtures/agreement';
import { kernelsFor } from '@/lib/engine/kernels/serve';
import { branchRatios } from '@/lib/engine/metrics/branchRatios';
import { rowEntropies } from '@/lib/engine/metrics/entropy';
import { frobeniusNorm, mean } from '@/lib/engine/metrics/moments';
import type { Grid, Series } from '@/lib/grid';
import { validate } from '@/lib/params/validate';
import { createBertTokenizer } from '@/lib/tokenizer/BertTokenizer';
import type { Context, Frame, Progress } from '../contract';
import { oneAtATime } from '../extremes';
import { findNonFinite } from '../nonFinite';
import { frameOf } from '../shownGrids';
import { compute } from './compute';

import { definition, type EncoderStackParams } from './params';
import { gridName, type SeriesKey } from './result';
import { topGradient } from './returnGradient';
import { configOf, weightStdOf } from './settings';
import { stackWeights } from './stackWeights';

const vocabulary = readFileSync(new URL('../../tokenizer/vocab.txt', import.meta.url), 'utf8');

function paramsOf(given: Record<string, unknown>): EncoderStackParams {
  const { params, notes } = validate(definition, given);
  expect(notes.filter(note => note.code !== 'conflict')).toEqual([]);
  return params as EncoderStackParams;
}

async function framesOf(given: Record<string, unknown> = {}, context: Partial<Context> = {}): Promise<Frame[]> {
  const frames: Frame[] = [];
  const assets = { 'bert-base-uncased-vocab': vocabulary };
  const signal = new AbortController().signal;
  for await (const frame of compute(paramsOf(given), { signal, assets, ...context })) frames.push(frameOf(frame));
  return frames;
}
const lastOf = async (given: Record<string, unknown> = {}): Promise<Frame> => (await framesOf(given)).at(-1)!;
const series = (frame: Frame, key: SeriesKey): Series => frame.series[key]!;
const points = (frame: Frame, key: SeriesKey) => [...series(frame, key).x];
const at = (frame: Frame, key: SeriesKey, x: number): number =>
  series(frame, key).y[series(frame, key).x.indexOf(x)] ?? Number.NaN;

/** The whole encoder at once, as the engine runs it. */
function wholeRun(given: Record<string, unknown>) {
  const params = paramsOf(given);
  const config = configOf(params);
  const weights = initBert(config, { seed: params.seed, init: weightStdOf(params) });
  const { ids } = createBertTokenizer(vocabulary).encode(params.text, { maxTokens: 16 });
  const run = startRun(config, weights);
  const x = bertEmbeddings(run, [ids]);
  const y = bertEncoder(run, x);
  const dX = bertEncoderBackward(run, topGradient(params.seed, y));
  return { run, x, y, dX };
}

const architectures = [
  { norm: 'post' },
  { norm: 'pre', seed: 3 },
  { norm: 'none', init: 'lecun' },
  { norm: 'post', residual: false, init: 'strong', hidden: '128', heads: '8' },
];

describe.each(architectures)('layer by layer, %o', given => {
  test('every hidden state, branch and gradient is that of the whole encoder, kernels where they serve', async () => {
    const settings = { layers: 3, ...given };
    const frame = await lastOf(settings);
    const { run, x, dX } = wholeRun(settings);
    const end = given.norm === 'post' ? 'LayerNorm' : 'sum';
    const same = (grid: Grid | undefined, data: ArrayLike<number>) =>
      expect(difference(grid?.values ?? [], data)).toBeLessThanOrEqual(2e-5);
    same(frame.grids[gridName.trunk(0)], x.data);
    same(frame.grids[gridName.gradient(0)], dX.data);
    for (const layer of [1, 2, 3]) {
      const path = `encoder.layer.${layer - 1}` as const;
      same(frame.grids[gridName.trunk(layer)], activation(run, `${path}.output.${end}`).data);
      same(frame.grids[gridName.attention(layer)], activation(run, `${path}.attention.output.dense`).data);
      same(frame.grids[gridName.ffn(layer)], activation(run, `${path}.output.dense`).data);
      same(frame.grids[gridName.probs(layer)], activation(run, `${path}.attention.self.probs`).data);
      same(frame.grids[gridName.gradient(layer)], gradient(run, `${path}.output.${end}`).data);
      const dQuery = gradient(run, `${path}.attention.self.query.weight`).data;
      expect(at(frame, 'gradient.query', layer)).toBeCloseTo(frobeniusNorm(dQuery), 4);
    }
  });
});

describe('what is measured', () => {
  test.each(architectures)(
    'branches, what they are added to, entropies and gradients are the engine’s, %o',
    async given => {
      const settings = { layers: 3, ...given };
      const frame = await lastOf(settings);
      const { run, x } = wholeRun(settings);
      for (const { layer, block, branch, ratio } of branchRatios(run, x)) {
        const key = block === 'attention' ? 'attention' : 'ffn';
        expect(at(frame, `${key}.rms`, layer + 1)).toBeCloseTo(branch, 5);
        if (given.residual !== false) expect(at(frame, `${key}.ratio`, layer + 1)).toBeCloseTo(ratio, 5);
      }
      for (const layer of [1, 2, 3]) {
        const path = `encoder.layer.${layer - 1}` as const;
        const entropy = mean(rowEntropies(activation(run, `${path}.attention.self.probs`))) / Math.log(8);
        expect(at(frame, 'entropy', layer)).toBeCloseTo(entropy, 5);
        const dFfn = frobeniusNorm(gradient(run, `${path}.output.dense.weight`).data);
        expect(at(frame, 'gradient.ffn', layer) / dFfn).toBeCloseTo(1, 4);
      }
    },
  );

  test('curves of states run from 0 to L, those of layers from 1', async () => {
    const frame = await lastOf({ layers: 5 });
    for (const key of ['trunk.rms', 'cosine', 'gradient.rms'] as const)
      expect(points(frame, key)).toEqual([0, 1, 2, 3, 4, 5]);
    for (const key of ['attention.rms', 'ffn.ratio', 'entropy', 'gradient.ffn'] as const)
      expect(points(frame, key)).toEqual([1, 2, 3, 4, 5]);
  });

  test('the trunk’s RMS and its tokens’ cosine are those of its numbers', async () => {
    const frame = await lastOf({ layers: 2, norm: 'none', init: 'lecun' });
    const { values, rows, cols } = frame.grids[gridName.trunk(2)]!;
    expect(at(frame, 'trunk.rms', 2)).toBeCloseTo(Math.hypot(...values) / Math.sqrt(values.length), 6);
    const row = (r: number) => Array.from(values.subarray(r * cols, (r + 1) * cols));
    const dot = (a: number, b: number) => row(a).reduce((sum, value, i) => sum + value * row(b)[i]!, 0);
    let [sum, pairs] = [0, 0];
    for (let a = 0; a < rows; a++)
      for (let b = 0; b < a; b++, pairs++) sum += dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
    expect(at(frame, 'cosine', 2)).toBeCloseTo(sum / pairs, 5);
  });

  test('post-LN keeps the trunk at RMS 1; pre-LN lets it grow, and what the last layer adds counts for less', async () => {
    const [post, pre] = await Promise.all([
      lastOf({ layers: 12, init: 'lecun' }),
      lastOf({ layers: 12, init: 'lecun', norm: 'pre' }),
    ]);
    expect(at(post, 'trunk.rms', 12)).toBeCloseTo(1, 5);
    expect(at(pre, 'trunk.rms', 12)).toBeGreaterThan(1.5 * at(pre, 'trunk.rms', 1));
    expect(at(pre, 'ffn.ratio', 12)).toBeLessThan(0.7 * at(pre, 'ffn.ratio', 1));
  });

  test('without residual connections all tokens become one', async () => {
    const frame = await lastOf({ layers: 6, residual: false });
    expect(at(frame, 'cosine', 0)).toBeLessThan(0.5);
    expect(at(frame, 'cosine', 6)).toBeGreaterThan(0.999);
    expect(at(frame, 'entropy', 6)).toBeCloseTo(1, 5);
    expect(points(frame, 'ffn.ratio')).toEqual([]);
  });

  test('without norms and residuals the gradient vanishes by about .3072 squared a layer, the curriculum’s figure at BERT’s init', async () => {
    const frame = await lastOf({ layers: 4, residual: false, norm: 'none' });
    const each = (at(frame, 'gradient.rms', 0) / at(frame, 'gradient.rms', 4)) ** (1 / 4);
    expect(each).toBeGreaterThan(0.06);
    expect(each).toBeLessThan(0.13);
  });
});

describe('arriving', () => {
  test('a small stack is there at once', async () => {
    expect((await framesOf({ layers: 12 })).map(frame => frame.done)).toEqual([true]);
  });

  test('a large one comes layer by layer, then its gradient from the top down', async () => {
    const frames = await framesOf({ layers: 3, hidden: '256', seed: 101 });
    expect(frames.map(({ scalars }) => [scalars.reached, scalars.returned])).toEqual([
      [0, 4],
      [1, 4],
      [2, 4],
      [3, 4],
      [3, 2],
      [3, 1],
      [3, 0],
    ]);
    expect(frames.map(({ done }) => done)).toEqual([false, false, false, false, false, false, true]);
    frames.slice(0, 4).forEach((frame, reached) => {
      expect(points(frame, 'trunk.rms')).toEqual(Array.from({ length: reached + 1 }, (_, i) => i));
      expect(Object.keys(frame.grids)).toHaveLength(1 + 4 * reached);
    });
  });

  test('a layer more begins with those that are known', async () => {
    const first = await framesOf({ layers: 2, hidden: '256', seed: 102, backward: false });
    const second = await framesOf({ layers: 3, hidden: '256', seed: 102, backward: false });
    expect(first.map(({ scalars }) => scalars.reached)).toEqual([0, 1, 2]);
    expect(second.map(({ scalars }) => scalars.reached)).toEqual([2, 3]);
    const fewer = await framesOf({ layers: 1, hidden: '256', seed: 102, backward: false });
    expect(fewer.at(-1)!.scalars.reached).toBe(1);
  });

  test('it stops within a layer when nobody waits any more, and goes on from there when asked again', async () => {
    const abort = new AbortController();
    const given = { layers: 4, hidden: '256', seed: 103, backward: false };
    const reached: number[] = [];
    const running = (async () => {
      const assets = { 'bert-base-uncased-vocab': vocabulary };
      for await (const { scalars } of compute(paramsOf(given), {
        signal: abort.signal,
        assets,
        report: ({ done, total }) => done > 0.6 * total && abort.abort(new Error('enough')),
      }))
        reached.push(scalars.reached!);
    })();
    await expect(running).rejects.toThrow('enough');
    expect(reached).toEqual([0, 1, 2]);
    expect((await framesOf(given)).map(({ scalars }) => scalars.reached)).toEqual([2, 3, 4]);
  });

  test('it says how many of its weights are drawn, twice with the way back', async () => {
    const told: number[] = [];
    await framesOf({ layers: 2, hidden: '256', seed: 104 }, { report: ({ done, total }) => told.push(done / total) });
    expect(told.at(-1)).toBe(1);
    expect(told.every((share, i) => i === 0 || share >= told[i - 1]!)).toBe(true);
  });

  test('what kernels took is given back, also when nobody waits for the rest', async () => {
    const kernels = (await kernelsFor({ precision: 'float32', multiplyAdds: 1e9 }))!;
    const before = kernels.arena.taken;
    const abort = new AbortController();
    await framesOf({ layers: 2, hidden: '128', seed: 105 });
    const report = ({ done, total }: Progress) => done > 0.7 * total && abort.abort();
    await framesOf({ layers: 2, hidden: '256', seed: 106 }, { signal: abort.signal, report }).catch(() => {});
    expect(kernels.arena.taken).toBe(before);
  });

  test('a device without the memory is told before anything is drawn', async () => {
    const told: unknown[] = [];
    const large = framesOf(
      { layers: 12, hidden: '768', heads: '12' },
      { memory: 64e6, report: progress => told.push(progress) },
    );
    await expect(large).rejects.toMatchObject({ need: { available: 64e6, reduce: ['hidden', 'layers'] } });
    expect(told).toEqual([]);
  });
});

describe('settings', () => {
  test('each that computes changes what comes out, whatever was computed before', async () => {
    const outcome = async (given: Record<string, unknown>) => {
      const frame = await lastOf({ layers: 2, ...given });
      return [...frame.grids[gridName.trunk(2)]!.values].join();
    };
    const changed = [{ text: 'a cat' }, { hidden: '128' }, { heads: '2' }, { norm: 'pre' }, { residual: false }];
    const more = [{ init: 'literal' }, { init: 'strong' }, { seed: 8 }];
    const first = await outcome({});
    const seen = new Set([first]);
    for (const given of [...changed, ...more]) {
      seen.add(await outcome(given));
      expect(await outcome({})).toBe(first);
    }
    expect(seen.size).toBe(1 + changed.length + more.length);
  });

  test.each(oneAtATime(definition.params).filter(({ raw }) => raw.hidden !== '512' && raw.hidden !== '768'))(
    'nothing that is not finite at $name',
    async ({ raw }) => {
      const frame = await lastOf({ layers: 2, ...raw });
      expect(findNonFinite(frame)).toBeUndefined();
    },
  );

  test('what float32 can no longer hold is said, and has no cosine', async () => {
    const frame = await lastOf({ layers: 12, norm: 'none', residual: false, init: 'literal' });
    expect(findNonFinite(frame)).toBeUndefined();
    expect(frame.notes.map(note => note.code)).toEqual(['underflow']);
  });

  test('a gradient that outgrows float32 is followed no further, which is said', async () => {
    const frame = await lastOf({ layers: 12, norm: 'none', residual: false, init: 'strong', seed: 1 });
    expect(findNonFinite(frame)).toBeUndefined();
    const { returned } = frame.scalars;
    expect(frame.notes).toEqual([{ code: 'overflow', values: { layer: returned } }]);
    expect(returned).toBeGreaterThan(0);
    expect(points(frame, 'gradient.rms').at(0)).toBe(returned);
    expect(at(frame, 'gradient.rms', returned!)).toBeGreaterThan(1e10);
  });

  test('a layer of BERT-base has 7,087,872 parameters, of which none is drawn before its turn', () => {
    const params = paramsOf({ hidden: '768', heads: '12', layers: 12 });
    const weights = stackWeights(configOf(params), 1, weightStdOf(params));
    expect(weights.ofLayer).toBe(7_087_872);
    expect(() => weights.stateDict['encoder.layer.3.output.dense.weight']!.data).toThrow(
      'stackWeights: encoder.layer.3.output.dense.weight is not drawn',
    );
  });

  test('BERT’s σ is one for all matrices, .02 at its width; that of LeCun follows the number of inputs', () => {
    const fans = [
      { fanIn: 768, fanOut: 3072 },
      { fanIn: 3072, fanOut: 768 },
    ];
    const stds = (init: EncoderStackParams['init']) => fans.map(weightStdOf({ init, hidden: '768' }));
    expect(stds('bert')).toEqual([0.02, 0.02]);
    expect(stds('literal')).toEqual([0.02, 0.02]);
    expect(stds('lecun')).toEqual([1 / Math.sqrt(768), 1 / Math.sqrt(3072)]);
    expect(stds('strong')).toEqual([2 / Math.sqrt(768), 2 / Math.sqrt(3072)]);
    expect(weightStdOf({ init: 'bert', hidden: '64' })({ fanIn: 256, fanOut: 64 })).toBeCloseTo(0.0693, 4);
  });

  test('heads that do not divide the width give way, or the width does', () => {
    expect(validate(definition, { hidden: '64', heads: '12' }).params.heads).toBe('8');
    expect(validate(definition, { hidden: '64', heads: '12' }, {}, 'heads').params.hidden).toBe('768');
  });
});
