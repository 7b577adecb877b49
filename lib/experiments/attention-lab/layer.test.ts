import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { initBert } from '@/lib/engine/bert/initBert';
import { activation } from '@/lib/engine/bert/run';
import { weightInits } from '@/lib/engine/bert/weightInits';
import { difference } from '@/lib/engine/fixtures/agreement';
import { reference } from '@/lib/engine/functional/ops';
import { kernelsFor } from '@/lib/engine/kernels/serve';
import { validate } from '@/lib/params/validate';
import type { Context, Progress } from '../contract';
import { TooLittleMemory } from '../memory';
import { type ReadText, readText } from '../readText';
import { layerAt } from './layer';
import { type AttentionLabParams, definition } from './params';
import { type GridKey, gridNames } from './result';
import { configOf, faultsOf, layerSteps, startLayer } from './runLayer';

const vocabulary = readFileSync(new URL('../../tokenizer/vocab.txt', import.meta.url), 'utf8');
const wide = { hidden: '128', heads: '4' };
const context = (more: Partial<Context> = {}): Context => ({
  signal: new AbortController().signal,
  assets: {},
  ...more,
});
const settings = (given: Record<string, unknown>): { params: AttentionLabParams; text: ReadText } => {
  const { params } = validate(definition, { ...wide, ...given });
  return { params, text: readText(params.text, params.padding, vocabulary) };
};

/** The same by the readable loops, from nothing. */
function afresh({ params, text }: ReturnType<typeof settings>) {
  const config = configOf(params);
  const init = params.init === 'gain' ? weightInits.gain(params.gain) : weightInits.literal(config.initializerRange);
  const run = startLayer(params, text, initBert(config, { seed: params.seed, init }), reference);
  for (const _ of layerSteps(run, text.ids, faultsOf(params, text)));
  return run;
}

const compared = ['x', 'q', 'unscaled', 'scores', 'probs', 'context', 'attended', 'h', 'activated', 'y'] as const;

test('kernels serve at this width, so that what follows is about them', async () => {
  expect(await kernelsFor({ precision: 'float32', multiplyAdds: 8 * 12 * 128 ** 2 })).toBeDefined();
});

test('whatever was computed before, the layer is that of its settings, number for number to 1e-5', async () => {
  const one = <T>(name: string, ...values: readonly T[]) =>
    fc.constantFrom(...values.map(value => ({ [name]: value })));
  // One thing at a time, as a hand moves it: mostly what can be computed from what stands.
  const change = fc.oneof(
    { weight: 4, arbitrary: one('divisor', 'sqrt-dk', 'none', 'dk', 'sqrt-dmodel') },
    {
      weight: 4,
      // All of one length, with three marks of padding.
      arbitrary: fc.constantFrom<Record<string, unknown>>(
        { text: 'the river bank', padding: 3 },
        { text: 'the river bank was', padding: 2 },
        { text: 'the river bank dried', padding: 2 },
        { text: 'one two three four five', padding: 1 },
      ),
    },
    one('padding', 0, 1, 4),
    one('mask', 'before', 'off', 'after'),
    one('axis', 'keys', 'keys', 'queries'),
    one('dropout', 0, 0.25, 0.5),
    one('positions', true, false),
    one('heads', '4', '8'),
    one('seed', 1, 2),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 4, maxLength: 10 }), async changes => {
      let given: Record<string, unknown> = { padding: 2 };
      for (const next of changes) {
        given = { ...given, ...next };
        const now = settings(given);
        const tensorOf = await layerAt(now.params, now.text, context());
        const expected = afresh(now);
        for (const key of compared) {
          const got = tensorOf(key);
          expect(got, key).toBeDefined();
          expect(difference(got!.data, activation(expected, gridNames[key]).data), key).toBeLessThanOrEqual(1e-5);
        }
      }
    }),
    { numRuns: 15 },
  );
});

test('a divisor, a text, another number of heads draw no weights; a seed, a gain, a width do', async () => {
  const draws = async (given: Record<string, unknown>) => {
    const words: Progress[] = [];
    const { params, text } = settings(given);
    await layerAt(params, text, context({ report: word => words.push(word) }));
    return words.length > 0;
  };
  await draws({ seed: 9 });
  const kept = [
    { divisor: 'dk' },
    { text: 'other words' },
    { heads: '2' },
    { padding: 3 },
    { dropout: 0.5 },
    { axis: 'queries' },
  ];
  for (const given of kept) expect(await draws({ seed: 9, ...given }), JSON.stringify(given)).toBe(false);
  for (const given of [{ seed: 10 }, { seed: 10, gain: 2 }, { seed: 10, hidden: '192' }])
    expect(await draws(given), JSON.stringify(given)).toBe(true);
});

test('of a wide layer another gain draws once more, and from then on none; the weights are those of its gain', async () => {
  const wider = { seed: 11, hidden: '256', heads: '4' };
  const words = async (given: Record<string, unknown>) => {
    const now = settings({ ...wider, ...given });
    let drew = false;
    const tensorOf = await layerAt(
      now.params,
      now.text,
      context({
        report: () => {
          drew = true;
        },
      }),
    );
    const expected = afresh(now);
    for (const key of ['queryWeight', 'valueWeight'] as const)
      expect(tensorOf(key)?.data).toEqual(expected.stateDict[gridNames[key]]?.data);
    expect(difference(tensorOf('y')!.data, activation(expected, gridNames.y).data)).toBeLessThanOrEqual(1e-5);
    return drew;
  };
  expect(await words({})).toBe(true);
  expect(await words({ gain: 2 })).toBe(true);
  for (const given of [{ gain: 0.25 }, { init: 'bert' }, {}, { gain: 3 }]) expect(await words(given)).toBe(false);
  // Not where the draws do not fit beside the weights.
  const { params, text } = settings({ ...wider, seed: 12 });
  await layerAt(params, text, context({ memory: 12_000_000 }));
  let draws = 0;
  for (const gain of [2, 3]) {
    let drew = false;
    const report = () => {
      drew = true;
    };
    const now = settings({ ...wider, seed: 12, gain });
    await layerAt(now.params, now.text, context({ memory: 12_000_000, report }));
    if (drew) draws++;
  }
  expect(draws).toBe(2);
});

test('recordings of other lengths are kept, but for the last few, and none shows the numbers of another gain', async () => {
  const kernels = (await kernelsFor({ precision: 'float32', multiplyAdds: 1e9 }))!;
  const at = async (padding: number, gain: number) => {
    const now = settings({ seed: 13, hidden: '256', heads: '4', padding, gain });
    const tensorOf = await layerAt(now.params, now.text, context());
    const expected = afresh(now);
    for (const key of compared)
      expect(
        difference(tensorOf(key)!.data, activation(expected, gridNames[key]).data),
        `${key} with ${padding} paddings at gain ${gain}`,
      ).toBeLessThanOrEqual(1e-5);
  };
  for (const [padding, gain] of [
    [1, 1],
    [2, 1],
    [2, 2],
    [1, 2],
    [2, 0.5],
    [1, 2],
    [2, 2],
  ] as const)
    await at(padding, gain);
  for (const padding of [1, 2, 3, 4]) await at(padding, 2);
  const { taken } = kernels.arena;
  for (const padding of [1, 2, 3, 4]) await at(padding, 2);
  expect(kernels.arena.taken).toBe(taken);
  for (const padding of [8, 7, 6, 5]) await at(padding, 2);
  expect(kernels.arena.taken).toBeLessThan(taken + 4_000_000);
});

test('a weight reads as it was drawn, though only its packed form is kept', async () => {
  const now = settings({ seed: 4 });
  const tensorOf = await layerAt(now.params, now.text, context());
  for (const key of ['queryWeight', 'keyWeight', 'valueWeight'] as const satisfies readonly GridKey[])
    expect(tensorOf(key)?.data).toEqual(afresh(now).stateDict[gridNames[key]]?.data);
});

describe('a run', () => {
  test('can be read until another takes its place', async () => {
    const [a, b] = [settings({}), settings({ divisor: 'none' })];
    const first = await layerAt(a.params, a.text, context());
    expect(first('y')).toBeDefined();
    const second = await layerAt(b.params, b.text, context());
    expect(first('y')).toBeUndefined();
    expect(second('y')).toBeDefined();
  });

  test('of two at a time each is read at its own settings', async () => {
    const both = [settings({ seed: 21 }), settings({ seed: 22, text: 'other words' })];
    const read = both.map(async ({ params, text }) => {
      const tensorOf = await layerAt(params, text, context());
      return Float32Array.from(tensorOf('y')!.data);
    });
    const got = await Promise.all(read);
    for (const [i, each] of both.entries())
      expect(difference(got[i]!, activation(afresh(each), gridNames.y).data)).toBeLessThanOrEqual(1e-5);
  });

  test('whose weights are being drawn ends when it is wanted no more, and the one before stays', async () => {
    const now = settings({ seed: 30 });
    const before = await layerAt(now.params, now.text, context());
    const controller = new AbortController();
    const next = settings({ seed: 31, hidden: '768', heads: '12' });
    const report = () => controller.abort(new Error('a newer position'));
    await expect(layerAt(next.params, next.text, context({ signal: controller.signal, report }))).rejects.toThrow(
      'a newer position',
    );
    expect(before('y')).toBeDefined();
  });
});

describe('a device with too little memory', () => {
  test('is told before anything is drawn', async () => {
    const { params, text } = settings({ seed: 40, hidden: '768', heads: '12' });
    const words: Progress[] = [];
    const refused = layerAt(params, text, context({ memory: 2 ** 24, report: word => words.push(word) }));
    await expect(refused).rejects.toThrow(TooLittleMemory);
    await refused.catch(({ need }: TooLittleMemory) => {
      expect(need).toMatchObject({ available: 2 ** 24, reduce: ['hidden'] });
      // 7,087,872 parameters, as drawn and packed.
      expect(need.needed).toBeGreaterThan(8 * 7_000_000);
    });
    expect(words).toEqual([]);
  });

  test('is told when the memory cannot grow, and a smaller layer computes after that', async () => {
    const kernels = (await kernelsFor({ precision: 'float32', multiplyAdds: 1e9 }))!;
    const { limit, grow } = { limit: kernels.arena.limit, grow: kernels.arena.held };
    kernels.arena.limit = grow;
    try {
      const large = settings({ seed: 41, hidden: '768', heads: '12' });
      await expect(layerAt(large.params, large.text, context())).rejects.toThrow(TooLittleMemory);
      const small = settings({ seed: 41 });
      const tensorOf = await layerAt(small.params, small.text, context());
      expect(tensorOf('y')).toBeDefined();
    } finally {
      kernels.arena.limit = limit;
    }
  });
});
