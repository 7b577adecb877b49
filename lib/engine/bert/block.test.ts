import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { difference } from '../fixtures/agreement';
import { mapped, randomTensor, seeds } from '../fixtures/arbitrary';
import type { Tensor } from '../tensor';
import { type Architecture, architectures } from './architecture';
import { bertConfig, type ConfigChanges } from './config';
import { bertEmbeddings, bertEmbeddingsBackward } from './embeddings';
import { bertEncoder, bertEncoderBackward, bertEncoderSkipBackward } from './encoder';
import { initBert } from './initBert';
import { parameterNames } from './names';
import { activation, type BertRun, gradient, startRun } from './run';
import { weightInits } from './weightInits';

const layers = 3;
const small = {
  vocabSize: 2,
  maxPositionEmbeddings: 1,
  hiddenSize: 12,
  numHiddenLayers: layers,
  numAttentionHeads: 3,
  intermediateSize: 20,
};
const draw = (seed: number) => randomTensor(seed, ['batch', 'token', 'hidden'], [2, 4, 12]);

interface Passage {
  readonly run: BertRun;
  readonly out: Tensor;
  readonly dX: Tensor;
  /** Of the encoder's input, of layer 0's output, … */
  readonly trunk: readonly Tensor[];
}

/** An encoder of three layers there and back, from hidden states: it needs no ids. */
function passage(architecture: Partial<Architecture>, x: Tensor, dOut: Tensor, changes: ConfigChanges = {}): Passage {
  const config = bertConfig({ ...small, ...changes, architecture });
  const stateDict = initBert(config, { seed: 4, init: weightInits.gain(1.5), precision: 'float64', longestText: 4 });
  const run = startRun(config, stateDict);
  const out = bertEncoder(run, x);
  return { run, out, dX: bertEncoderBackward(run, dOut), trunk: bertEncoderSkipBackward(run, dOut) };
}

describe('ReZero at its start', () => {
  test('is the identity, forward and back, and only its scales learn', () => {
    fc.assert(
      fc.property(seeds, seeds, (one, other) => {
        const [x, dOut] = [draw(one), draw(other)];
        const { run, out, dX } = passage(architectures.reZero(), x, dOut);
        expect(difference(out.data, x.data)).toBe(0);
        expect(difference(dX.data, dOut.data)).toBe(0);
        for (const name of parameterNames(run.config).filter(name => name.startsWith('encoder'))) {
          const largest = Math.max(...gradient(run, name).data.map(Math.abs));
          if (name.endsWith('resweight')) expect(largest, name).toBeGreaterThan(0);
          else expect(largest, name).toBe(0);
        }
      }),
      { numRuns: 10 },
    );
  });
});

describe('the gradient along the residual trunk alone', () => {
  test('is the gradient itself in pre-LN before the final norm: exactly 1, at every depth', () => {
    fc.assert(
      fc.property(seeds, seeds, (one, other) => {
        const dOut = draw(other);
        const { trunk } = passage({ ...architectures.preLN(), finalNorm: false }, draw(one), dOut);
        expect(trunk).toHaveLength(layers + 1);
        for (const d of trunk) expect(d.data).toEqual(dOut.data);
      }),
      { numRuns: 20 },
    );
  });

  test('is r^2L times that with a residual of r, and 0 without a residual connection', () => {
    const dOut = draw(2);
    const of = (residual: number) =>
      passage({ ...architectures.preLN(), finalNorm: false, residual }, draw(1), dOut).trunk[0]!.data;
    expect(
      difference(
        of(0.5),
        dOut.data.map(d => d * 0.5 ** (2 * layers)),
      ),
    ).toBe(0);
    expect(of(0).every(d => d === 0)).toBe(true);
  });

  test('is in post-LN the product of the norms’ Jacobians', () => {
    const [x, dOut] = [draw(1), draw(2)];
    const { run, trunk } = passage(architectures.postLN(), x, dOut);
    // Backwards through the norms one by one, with the statistics of this run.
    let d = dOut;
    for (let layer = layers - 1; layer >= 0; layer--) {
      for (const block of ['output', 'attention.output'] as const) {
        const cache = run.caches.layerNorms[`encoder.layer.${layer}.${block}.LayerNorm`]!;
        d = run.ops.layerNormBackward(d, undefined, cache).dX;
      }
    }
    expect(difference(trunk[0]!.data, d.data)).toBeLessThan(1e-14);
  });

  test('leaves nothing in the run: gradients stay those of the whole', () => {
    const config = bertConfig({ ...small, architecture: architectures.preLN() });
    const run = startRun(config, initBert(config, { seed: 4, precision: 'float64' }));
    bertEncoder(run, draw(1));
    bertEncoderSkipBackward(run, draw(2));
    expect(Object.keys(run.gradients)).toEqual([]);
  });
});

describe('without a residual connection', () => {
  test('a layer forgets what went past: the same branch gives the same output', () => {
    const { run } = passage({ residual: 0 }, draw(1), draw(2));
    for (const block of ['attention.output', 'output'] as const) {
      const sum = activation(run, `encoder.layer.1.${block}.sum`);
      expect(difference(sum.data, activation(run, `encoder.layer.1.${block}.dropout`).data)).toBe(0);
    }
  });
});

describe('QK-norm', () => {
  const path = 'encoder.layer.0.attention.self';

  test('l2 makes scores cosines times the learned scale, which starts at log₂(T² − T)', () => {
    const { run } = passage({ qkNorm: 'l2' }, draw(1), draw(2));
    expect(run.stateDict[`${path}.qk_scale`]!.data[0]).toBe(Math.log2(12));
    const scores = activation(run, `${path}.scores`).data;
    expect(activation(run, `${path}.scores_unscaled`).data).toEqual(scores);
    expect(Math.max(...scores.map(Math.abs))).toBeLessThanOrEqual(Math.log2(12) * (1 + 1e-12));
    expect(Math.max(...scores.map(Math.abs))).toBeGreaterThan(1);
  });

  test('scores no longer depend on how large the queries’ weights are', () => {
    const x = draw(1);
    for (const qkNorm of ['l2', 'layer', 'rms', 'none'] as const) {
      const config = bertConfig({ ...small, layerNormEps: 0, architecture: { qkNorm } });
      const stateDict = initBert(config, { seed: 4, init: weightInits.gain(1), precision: 'float64' });
      const name = `${path}.query.weight` as const;
      const scoresOf = (factor: number) => {
        const run = startRun(config, { ...stateDict, [name]: mapped(stateDict[name]!, w => factor * w) });
        bertEncoder(run, x);
        return activation(run, `${path}.scores`).data;
      };
      const change = difference(scoresOf(10), scoresOf(1));
      if (qkNorm === 'none') expect(change).toBeGreaterThan(1);
      else expect(change, qkNorm).toBeLessThan(1e-12);
    }
  });

  test('a key bias shifts all scores of a query alike only without it', () => {
    for (const qkNorm of ['none', 'l2', 'layer', 'rms'] as const) {
      const { run } = passage({ qkNorm }, draw(1), draw(2));
      const largest = Math.max(...gradient(run, `${path}.key.bias`).data.map(Math.abs));
      if (qkNorm === 'none') expect(largest).toBeLessThan(1e-14);
      else expect(largest, qkNorm).toBeGreaterThan(1e-4);
    }
  });
});

test('a norm’s statistics taken for constants change no activation, only gradients', () => {
  const [x, dOut] = [draw(1), draw(2)];
  const whole = passage({}, x, dOut);
  for (const normDetach of ['mean', 'rstd', 'both'] as const) {
    const detached = passage({ normDetach }, x, dOut);
    expect(detached.out.data).toEqual(whole.out.data);
    expect(difference(detached.dX.data, whole.dX.data)).toBeGreaterThan(1e-6);
  }
});

test('only the blocks’ norms are detached: those of the embeddings and of queries and keys keep their statistics’ gradients', () => {
  const architecture = { normDetach: 'both', qkNorm: 'layer' } as const;
  const config = bertConfig({ ...small, maxPositionEmbeddings: 3, architecture });
  const run = startRun(config, initBert(config, { seed: 4, precision: 'float64' }));
  bertEncoder(run, bertEmbeddings(run, [[1, 0, 1]]));
  bertEmbeddingsBackward(run, bertEncoderBackward(run, randomTensor(2, ['batch', 'token', 'hidden'], [1, 3, 12])));
  const whole = (
    path: 'embeddings.LayerNorm' | 'encoder.layer.1.attention.self.q_norm' | 'encoder.layer.1.output.LayerNorm',
  ) => run.ops.layerNormBackward(gradient(run, path), run.stateDict[`${path}.weight`], run.caches.layerNorms[path]!).dX;
  expect(Math.max(...gradient(run, 'embeddings.sum').data.map(Math.abs))).toBeGreaterThan(0);
  expect(gradient(run, 'embeddings.sum')).toEqual(whole('embeddings.LayerNorm'));
  const dQuery = run.ops.mergeHeads(whole('encoder.layer.1.attention.self.q_norm'));
  expect(gradient(run, 'encoder.layer.1.attention.self.query')).toEqual(dQuery);
  const dSum = gradient(run, 'encoder.layer.1.output.sum').data;
  expect(difference(dSum, whole('encoder.layer.1.output.LayerNorm').data)).toBeGreaterThan(1e-3);
});

test('a norm that the architecture lacks is named when its backward is asked for', () => {
  const config = bertConfig({ ...small, architecture: architectures.preLN() });
  const run = startRun(config, initBert(config, { seed: 4, precision: 'float64' }));
  expect(() => bertEncoderBackward(run, draw(1))).toThrow(
    'LayerNorm cache: LayerNorm is not there, expected it from an earlier step of this run',
  );
});
