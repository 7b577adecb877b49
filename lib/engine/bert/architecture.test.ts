import { expect, test } from 'vitest';
import { type Architecture, architectures, deepNormAlpha, deepNormBeta, scoreDivisor } from './architecture';
import { type BertConfig, bertConfig, type ConfigChanges } from './config';
import { layerActivationNames, layerOutputName, parameterNames } from './names';
import { parameterShape } from './stateDict';

const small = { hiddenSize: 12, numHiddenLayers: 2, numAttentionHeads: 3, intermediateSize: 20 };
const configOf = (architecture: Partial<Architecture>, changes: ConfigChanges = {}): BertConfig =>
  bertConfig({ ...small, ...changes, architecture });
const firstLayer = (architecture: Partial<Architecture>) =>
  parameterNames(configOf(architecture))
    .filter(name => name.startsWith('encoder.layer.0.'))
    .map(name => name.slice('encoder.layer.0.'.length));
const norms = (architecture: Partial<Architecture>) =>
  parameterNames(configOf(architecture)).filter(name => /norm/i.test(name) && !name.startsWith('embeddings'));

test('what a configuration does not say of its architecture is BERT’s', () => {
  expect(bertConfig().architecture).toEqual(architectures.postLN());
  expect(bertConfig({ architecture: { residual: 0 } }).architecture).toEqual({
    ...architectures.postLN(),
    residual: 0,
  });
});

test('pre-LN has its norms before the blocks and one behind the last layer, post-LN behind each block', () => {
  const withoutBias = (names: string[]) => names.filter(name => name.endsWith('weight'));
  expect(withoutBias(norms(architectures.preLN())).slice(-3)).toEqual([
    'encoder.layer.1.attention.LayerNorm.weight',
    'encoder.layer.1.intermediate.LayerNorm.weight',
    'LayerNorm.weight',
  ]);
  expect(withoutBias(norms(architectures.postLN())).slice(-2)).toEqual([
    'encoder.layer.1.attention.output.LayerNorm.weight',
    'encoder.layer.1.output.LayerNorm.weight',
  ]);
});

test('a parameter is there only where the architecture has it', () => {
  expect(norms(architectures.noNorm())).toEqual([]);
  expect(norms({ normAffine: false })).toEqual([]);
  expect(norms(architectures.rmsNorm()).some(name => name.endsWith('bias'))).toBe(false);
  expect(firstLayer(architectures.reZero()).filter(name => name.endsWith('resweight'))).toEqual([
    'attention.output.resweight',
    'output.resweight',
  ]);
  expect(firstLayer({ qkNorm: 'l2' })[0]).toBe('attention.self.qk_scale');
  expect(firstLayer({ qkNorm: 'rms' }).filter(name => name.includes('_norm'))).toEqual([
    'attention.self.q_norm.weight',
    'attention.self.k_norm.weight',
  ]);
  expect(parameterNames(configOf({}, { addPoolingLayer: true })).slice(-2)).toEqual([
    'pooler.dense.weight',
    'pooler.dense.bias',
  ]);
});

test('single numbers have no axes, norms of queries and keys are as long as a head', () => {
  const config = configOf({ branchScale: 'rezero', qkNorm: 'layer' });
  expect(parameterShape(config, 'encoder.layer.0.output.resweight')).toEqual({ axes: [], shape: [] });
  expect(parameterShape(config, 'encoder.layer.0.attention.self.qk_scale')).toEqual({ axes: [], shape: [] });
  expect(parameterShape(config, 'encoder.layer.0.attention.self.k_norm.bias')).toEqual({
    axes: ['headDim'],
    shape: [4],
  });
  expect(parameterShape(config, 'encoder.layer.0.attention.LayerNorm.bias')).toEqual({ axes: ['hidden'], shape: [12] });
});

test('a layer hands on its norm’s output in post-LN, its sum elsewhere', () => {
  for (const [id, name] of [
    ['postLN', 'LayerNorm'],
    ['deepNorm', 'LayerNorm'],
    ['preLN', 'sum'],
    ['rmsNorm', 'sum'],
    ['noNorm', 'sum'],
    ['reZero', 'sum'],
  ] as const) {
    const architecture = architectures[id](small);
    expect(layerOutputName(architecture, 3)).toBe(`encoder.layer.3.output.${name}`);
    expect(`output.${name}`).toBe(layerActivationNames(architecture).at(-1));
  }
});

test('DeepNorm’s α and β at 12 layers are 24^¼ and 96^−¼', () => {
  expect(deepNormAlpha(12)).toBeCloseTo(2.2134, 4);
  expect(deepNormBeta(12)).toBeCloseTo(0.3195, 4);
  expect(architectures.deepNorm({ numHiddenLayers: 12 }).residual).toBe(deepNormAlpha(12));
});

test('the divisor is the one chosen, but QK-norm l2 has a learned scale in its place', () => {
  const divisor = (architecture: Partial<Architecture>) => scoreDivisor(configOf(architecture).architecture, 4, 12);
  expect(divisor({})).toBe(2);
  expect(divisor({ divisor: 'none' })).toBe(1);
  expect(divisor({ divisor: 'dk' })).toBe(4);
  expect(divisor({ divisor: 'sqrt-dmodel' })).toBe(Math.sqrt(12));
  expect(divisor({ divisor: 7 })).toBe(7);
  expect(divisor({ qkNorm: 'rms' })).toBe(2);
  expect(divisor({ qkNorm: 'l2' })).toBe(1);
});

test('numbers that nothing can be computed with are named', () => {
  expect(() => configOf({ residual: Number.NaN })).toThrow(
    'bertConfig: architecture.residual is NaN, expected a finite number',
  );
  expect(() => configOf({ divisor: 0 })).toThrow('bertConfig: architecture.divisor is 0, expected a positive number');
});
