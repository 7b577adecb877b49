import { describe, expect, it, test } from 'vitest';
import { type Architecture, architectures } from '../bert/architecture';
import { bertConfig } from '../bert/config';
import { bertEmbeddings, bertEmbeddingsBackward } from '../bert/embeddings';
import { bertEncoder, bertEncoderBackward } from '../bert/encoder';
import { initBert } from '../bert/initBert';
import { activation, type BertRun, gradient, type RunOptions, startRun } from '../bert/run';
import { weightInits } from '../bert/weightInits';
import { difference } from '../fixtures/agreement';
import { randomTensor } from '../fixtures/arbitrary';
import { at, type Tensor } from '../tensor';
import { branchRatios } from './branchRatios';
import { denseGradientNorm, hiddenGradientNorms, layerGradientNorms, parameterGradientNorms } from './gradientNorms';
import { frobeniusNorm, rms } from './moments';
import { meanPairwiseCosine, relativeResidual } from './tokenSimilarity';

const sizes = { vocabSize: 50, hiddenSize: 24, numHiddenLayers: 3, numAttentionHeads: 3, intermediateSize: 40 };
const ids = [[3, 1, 4, 1, 5, 9]];

function passed(
  architecture: Partial<Architecture>,
  changes: object = {},
  change: (run: BertRun) => void = () => {},
  options: RunOptions = {},
) {
  const config = bertConfig({ ...sizes, ...changes, maxPositionEmbeddings: 16, architecture });
  const stateDict = initBert(config, {
    seed: 2,
    init: weightInits.leCun(),
    precision: 'float64',
    wordEmbeddings: 'table',
  });
  const run = startRun(config, stateDict, options);
  change(run);
  const out = bertEncoder(run, bertEmbeddings(run, ids));
  bertEmbeddingsBackward(run, bertEncoderBackward(run, randomTensor(5, out.axes, out.shape)));
  return run;
}

const presets = { postLN: architectures.postLN(), preLN: architectures.preLN(), reZero: architectures.reZero() };

describe.each(['postLN', 'preLN', 'reZero'] as const)('in %s', id => {
  const run = passed(presets[id]);

  it('every parameter has a norm, and those of a layer make up the layer’s', () => {
    const norms = parameterGradientNorms(run);
    expect(norms.find(({ name }) => name === 'embeddings.LayerNorm.bias')?.layer).toBeUndefined();
    const ofLayer = norms.filter(({ layer }) => layer === 1);
    expect(ofLayer.length).toBeGreaterThanOrEqual(14);
    const squares = ofLayer.reduce((sum, { norm }) => sum + norm ** 2, 0);
    expect(layerGradientNorms(run)[1]).toBeCloseTo(Math.sqrt(squares), 12);
  });

  it('a dense layer’s norm by the Gram trick is that of its gradient', () => {
    const paths = ['attention.self.key', 'attention.output.dense', 'intermediate.dense', 'output.dense'] as const;
    for (const end of paths) {
      const path = `encoder.layer.1.${end}` as const;
      const built = frobeniusNorm(gradient(run, `${path}.weight`).data);
      expect(difference([denseGradientNorm(run, path)], [built]), path).toBeLessThan(1e-10);
    }
  });

  it('without dense gradients all norms and all other gradients are the same', () => {
    const lean = passed(presets[id], {}, undefined, { denseGradients: false });
    expect(lean.gradients['encoder.layer.1.output.dense.weight']).toBeUndefined();
    expect(gradient(lean, 'embeddings.sum').data).toEqual(gradient(run, 'embeddings.sum').data);
    const [theirs, ours] = [parameterGradientNorms(run), parameterGradientNorms(lean)];
    expect(ours.map(({ name }) => name)).toEqual(theirs.map(({ name }) => name));
    const norms = (all: typeof ours) => all.map(({ norm }) => norm);
    expect(difference(norms(ours), norms(theirs))).toBeLessThan(1e-10);
  });

  it('hidden gradients are those of what each layer hands on', () => {
    const last = id === 'postLN' ? 'encoder.layer.2.output.LayerNorm' : 'encoder.layer.2.output.sum';
    expect(hiddenGradientNorms(run)).toHaveLength(3);
    expect(hiddenGradientNorms(run)[2]).toBe(frobeniusNorm(gradient(run, last).data));
  });
});

test('branch and skip are the two terms of each block’s sum, ReZero’s scale and DeepNorm’s α among them', () => {
  const run = passed({ norm: 'none', branchScale: 'rezero', residual: 1.5 }, {}, ({ stateDict }) => {
    (stateDict['encoder.layer.0.output.resweight'] as Tensor).data[0] = -0.25;
  });
  const ratios = branchRatios(run);
  expect(ratios.map(({ layer, block }) => `${layer} ${block}`)).toEqual([
    '0 attention',
    '0 feed-forward',
    '1 attention',
    '1 feed-forward',
    '2 attention',
    '2 feed-forward',
  ]);
  expect(ratios[0]!.branch).toBe(0);
  const skip = activation(run, 'encoder.layer.0.attention.output.sum');
  const branch = activation(run, 'encoder.layer.0.output.dropout');
  expect(ratios[1]!.skip).toBeCloseTo(1.5 * rms(skip.data), 12);
  expect(ratios[1]!.branch).toBeCloseTo(0.25 * rms(branch.data), 12);
  expect(ratios[1]!.ratio).toBeCloseTo(ratios[1]!.branch / ratios[1]!.skip, 14);
  // Behind it, the skip is the sum that the block made.
  const sum = skip.data.map((x, i) => 1.5 * x - 0.25 * branch.data[i]!);
  expect(ratios[2]!.skip).toBeCloseTo(1.5 * rms(sum), 12);
});

test('the attention branch at BERT’s init is about .08 of the skip at 16 independent tokens', () => {
  const config = bertConfig({ vocabSize: 2, numHiddenLayers: 1, maxPositionEmbeddings: 1 });
  const run = startRun(config, initBert(config, { seed: 3, precision: 'float32' }));
  const x = randomTensor(6, ['batch', 'token', 'hidden'], [1, 16, 768]);
  const input = { ...x, data: Float32Array.from(x.data) };
  bertEncoder(run, input);
  expect(Math.abs(branchRatios(run, input)[0]!.ratio - 0.08)).toBeLessThan(0.01);
});

test('without a residual connection tokens become one: cosine to 1, residual to 0, and the last key’s gradient with them', () => {
  const run = passed({ residual: 0 }, { numHiddenLayers: 24 });
  const out = at(activation(run, 'encoder.layer.23.output.LayerNorm'), 0);
  expect(meanPairwiseCosine(out)).toBeGreaterThan(0.999999);
  expect(relativeResidual(out)).toBeLessThan(1e-6);
  const direct = frobeniusNorm(gradient(run, 'encoder.layer.23.attention.self.key.weight').data);
  const measured = denseGradientNorm(run, 'encoder.layer.23.attention.self.key');
  // Rounding level, where the Gram sum alone would say 1e-8: the two agree on the order of magnitude.
  expect(direct).toBeLessThan(1e-8);
  expect(Math.abs(Math.log10(measured / direct))).toBeLessThan(1);
});
