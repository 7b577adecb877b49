import { describe, expect, it, test } from 'vitest';
import { precisions } from '../fixtures/arbitrary';
import { createRng, fillGaussian, type Gaussian } from '../rng';
import type { Tensor } from '../tensor';
import { type Architecture, architectures } from './architecture';
import { type BertConfig, bertConfig } from './config';
import { drawBert, type InitOptions, initBert, initialRow } from './initBert';
import { type ParameterName, parameterNames } from './names';
import { parameterShape, type StateDict } from './stateDict';
import { type Gains, gains, weightInits } from './weightInits';

const small: Partial<BertConfig> = {
  vocabSize: 50,
  hiddenSize: 48,
  numHiddenLayers: 2,
  numAttentionHeads: 3,
  intermediateSize: 80,
  maxPositionEmbeddings: 20,
};
const config = bertConfig(small);

function std(x: Tensor): number {
  const mean = [...x.data].reduce((sum, value) => sum + value, 0) / x.data.length;
  return Math.sqrt([...x.data].reduce((sum, value) => sum + (value - mean) ** 2, 0) / x.data.length);
}

describe.each(precisions)('in %s', precision => {
  it('every parameter of the configuration is there, in its shape', () => {
    const stateDict = initBert(config, { seed: 1, precision, wordEmbeddings: 'table' });
    expect(Object.keys(stateDict)).toEqual(parameterNames(config));
    for (const name of parameterNames(config)) {
      expect((stateDict[name] as Tensor).shape, name).toEqual(parameterShape(config, name).shape);
    }
  });
});

test('BERT’s init: matrices and embeddings of std .02, biases 0, LayerNorms 1 and 0, a padding row of 0', () => {
  const stateDict = initBert(config, { seed: 1, precision: 'float64', wordEmbeddings: 'table' });
  for (const name of parameterNames(config)) {
    const parameter = stateDict[name] as Tensor;
    if (name.endsWith('bias'))
      expect(
        parameter.data.every(value => value === 0),
        name,
      ).toBe(true);
    else if (name.endsWith('LayerNorm.weight'))
      expect(
        parameter.data.every(value => value === 1),
        name,
      ).toBe(true);
    // Six standard errors of a sample's std, 1/√(2n).
    else
      expect(Math.abs(std(parameter) / 0.02 - 1), name).toBeLessThan(6 / Math.sqrt(2 * parameter.data.length) + 0.02);
  }
  const words = stateDict['embeddings.word_embeddings.weight'] as Tensor;
  expect(words.data.subarray(0, 48).every(value => value === 0)).toBe(true);
  expect(words.data.subarray(48, 96).every(value => value !== 0)).toBe(true);
});

test('the gain init gives gain/√fanIn, whatever the fan-out', () => {
  const stateDict = initBert(config, { seed: 1, init: weightInits.gain(1.25), precision: 'float64' });
  const expected = {
    'encoder.layer.0.attention.self.query.weight': 1.25 / Math.sqrt(48),
    'encoder.layer.0.intermediate.dense.weight': 1.25 / Math.sqrt(48),
    'encoder.layer.0.output.dense.weight': 1.25 / Math.sqrt(80),
  } as const;
  for (const name of Object.keys(expected) as (keyof typeof expected)[]) {
    const parameter = stateDict[name]!;
    expect(Math.abs(std(parameter) / expected[name] - 1), name).toBeLessThan(6 / Math.sqrt(2 * parameter.data.length));
  }
});

test('float32 holds the rounded draws of float64', () => {
  const name = 'encoder.layer.1.attention.self.key.weight';
  const single = initBert(config, { seed: 1, precision: 'float32' })[name]!.data;
  expect(single).toEqual(Float32Array.from(initBert(config, { seed: 1, precision: 'float64' })[name]!.data));
});

test('a change of one shape, of heads or of layers leaves every other parameter as it was', () => {
  const before = initBert(config, { seed: 1 });
  const after = initBert(
    bertConfig({ ...small, intermediateSize: 33, numHiddenLayers: 5, numAttentionHeads: 4, maxPositionEmbeddings: 90 }),
    { seed: 1 },
  );
  for (const name of ['attention.self.query.weight', 'attention.output.dense.weight'] as const) {
    expect(after[`encoder.layer.1.${name}`]).toEqual(before[`encoder.layer.1.${name}`]);
  }
  const positions = (stateDict: typeof before) => stateDict['embeddings.position_embeddings.weight'].data;
  expect(positions(after).subarray(0, 20 * 48)).toEqual(positions(before));
});

test('no two parameters and no two seeds share their draws', () => {
  const draws = [1, 2].flatMap(seed => {
    const stateDict = initBert(config, { seed });
    return [0, 1].flatMap(layer =>
      (['query', 'key', 'value'] as const).map(
        part => stateDict[`encoder.layer.${layer}.attention.self.${part}.weight`]!.data[0],
      ),
    );
  });
  expect(new Set(draws).size).toBe(12);
});

test('a word row is the same in the table and from the source, whatever the vocabulary', () => {
  const table = initBert(config, { seed: 9, wordEmbeddings: 'table' })['embeddings.word_embeddings.weight'] as Tensor;
  const large = initBert(bertConfig({ ...small, vocabSize: 30522 }), { seed: 9 })['embeddings.word_embeddings.weight'];
  const row = initialRow(9, 'embeddings.word_embeddings.weight', 7, 48, 0.02);
  expect(table.data.slice(7 * 48, 8 * 48)).toEqual(row);
  expect('row' in large && large.row(7)).toEqual(row);
  expect('row' in large && large.row(0)).toEqual(new Float32Array(48));
});

test('drawn in pieces, a matrix is the same as drawn at once, and every entry is counted', () => {
  const wide = bertConfig({
    hiddenSize: 288,
    numHiddenLayers: 1,
    intermediateSize: 300,
    vocabSize: 5,
    maxPositionEmbeddings: 2,
  });
  const drawing = drawBert(wide, { seed: 3 });
  const counts: { done: number; total: number }[] = [];
  let step = drawing.next();
  for (; !step.done; step = drawing.next()) counts.push(step.value);
  const name = 'encoder.layer.0.attention.self.query.weight';
  const atOnce = new Float32Array(288 * 288);
  fillGaussian(createRng(3, name), atOnce, { mean: 0, std: wide.initializerRange });
  expect(step.value[name]?.data).toEqual(atOnce);
  expect(initBert(wide, { seed: 3 })[name]?.data).toEqual(atOnce);

  const total = 4 * 288 * 288 + 2 * 288 * 300;
  expect(counts.at(-1)).toEqual({ done: total, total });
  // Two pieces to a matrix of this size.
  expect(counts).toHaveLength(12);
  expect(counts.every(({ done }, i) => done > (counts[i - 1]?.done ?? 0))).toBe(true);
});

test('who fills the dense layers’ weights is told stream, place and law of each, and fills nothing else', () => {
  const calls: { readonly first: number; readonly entries: number; readonly law: Gaussian }[] = [];
  const stateDict = initBert(config, {
    seed: 1,
    wordEmbeddings: 'table',
    fillGaussian: (rng, out, law) => {
      calls.push({ first: rng.uniform(), entries: out.length, law });
      out.fill(7);
    },
  });
  const sevens = parameterNames(config)
    .map(name => ({ name, ...(stateDict[name] as Tensor) }))
    .filter(({ data }) => data.every(value => value === 7));
  expect(sevens.map(({ name }) => name)).toEqual(
    parameterNames(config).filter(name => /(query|key|value|dense)\.weight$/.test(name)),
  );
  expect(calls).toEqual(
    sevens.map(({ name, data }) => ({
      first: createRng(1, name).uniform(),
      entries: data.length,
      law: { mean: 0, std: 0.02 },
    })),
  );
});

test('another architecture leaves every parameter that both have as it was', () => {
  const plain = initBert(config, { seed: 1 });
  for (const architecture of Object.values(architectures)) {
    const other = initBert(bertConfig({ ...small, architecture: architecture(config) }), { seed: 1 });
    for (const name of parameterNames(config)) {
      if (name.endsWith('dense.weight') || name.endsWith('query.weight')) expect(other[name]).toEqual(plain[name]);
    }
  }
});

test('ReZero’s scales start at 0, norms of queries and keys at 1, cosines’ scale at log₂(T² − T)', () => {
  const start = (architecture: Partial<Architecture>, options: Partial<InitOptions> = {}) =>
    initBert(bertConfig({ ...small, architecture }), { seed: 1, ...options });
  expect([...start({ branchScale: 'rezero' })['encoder.layer.1.output.resweight']!.data]).toEqual([0]);
  const normed = start({ qkNorm: 'layer' });
  const path = 'encoder.layer.0.attention.self' as const;
  expect([...normed[`${path}.q_norm.weight`]!.data]).toEqual(new Array(16).fill(1));
  expect([...normed[`${path}.k_norm.bias`]!.data]).toEqual(new Array(16).fill(0));
  const scale = (options: Partial<InitOptions>) =>
    start({ qkNorm: 'l2' }, { precision: 'float64', ...options })[`${path}.qk_scale`]!.data[0];
  expect(scale({})).toBe(Math.log2(20 * 20 - 20));
  expect(scale({ longestText: 8 })).toBe(Math.log2(56));
  expect(scale({ longestText: 1 })).toBe(1);
});

test('a uniform law has the same standard deviation as the normal one, and ends at √3 of them', () => {
  const name = 'encoder.layer.0.intermediate.dense.weight';
  const draws = (distribution: 'normal' | 'uniform') =>
    initBert(config, { seed: 1, precision: 'float64', init: weightInits.xavier(), distribution })[name]!;
  const expected = Math.sqrt(2 / (48 + 80));
  // torch.nn.init.xavier_uniform_: ±√(6/(fanIn + fanOut)).
  const bound = Math.sqrt(6 / (48 + 80));
  const uniform = draws('uniform');
  const largest = Math.max(...uniform.data.map(Math.abs));
  expect(largest).toBeLessThanOrEqual(bound);
  expect(largest).toBeGreaterThan(0.995 * bound);
  for (const weights of [uniform, draws('normal')]) expect(Math.abs(std(weights) / expected - 1)).toBeLessThan(0.05);
  expect(Math.max(...draws('normal').data.map(Math.abs))).toBeGreaterThan(bound);
});

test('gains multiply what the init draws, by the end of a name or by a function; DeepNorm’s β where it belongs', () => {
  const draws = (given: Gains = {}) => initBert(config, { seed: 1, precision: 'float64', gains: given });
  const plain = draws();
  const ratio = (stateDict: StateDict, name: ParameterName) =>
    (stateDict[name] as Tensor).data[5]! / (plain[name] as Tensor).data[5]!;
  const layer = 'encoder.layer.1' as const;
  const deep = draws(gains.deepNorm(2));
  for (const scaled of [
    'attention.self.value',
    'attention.output.dense',
    'intermediate.dense',
    'output.dense',
  ] as const)
    expect(ratio(deep, `${layer}.${scaled}.weight`), scaled).toBeCloseTo(16 ** -0.25, 12);
  for (const same of ['attention.self.query', 'attention.self.key'] as const)
    expect(ratio(deep, `${layer}.${same}.weight`), same).toBe(1);
  const doubled = draws(name => (name.startsWith(`${layer}.output`) ? 2 : 1));
  expect(ratio(doubled, `${layer}.output.dense.weight`)).toBeCloseTo(2, 12);
  expect(ratio(doubled, 'encoder.layer.0.output.dense.weight')).toBe(1);
});
