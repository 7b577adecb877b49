import { describe, expect, it, test } from 'vitest';
import { randomTensor } from '../fixtures/arbitrary';
import { expectGradient, weightedSum } from '../fixtures/finiteDifferences';
import type { Tensor } from '../tensor';
import { type Architecture, architectures } from './architecture';
import { type BertConfig, bertConfig } from './config';
import { bertEmbeddings, bertEmbeddingsBackward } from './embeddings';
import { bertEncoder, bertEncoderBackward } from './encoder';
import { initBert } from './initBert';
import { parameterNames } from './names';
import { type BertRun, gradient, type RunOptions, startRun } from './run';
import type { StateDict } from './stateDict';
import { weightInits } from './weightInits';

const rmsReZero: Partial<Architecture> = { ...architectures.rmsNorm(), branchScale: 'rezero' };

const inputIds = [
  [1, 4, 2],
  [1, 6, 4],
];
const tokenTypeIds = [
  [0, 1, 1],
  [0, 0, 1],
];
function modelOf(architecture: Partial<Architecture>): [BertConfig, StateDict] {
  const config = bertConfig({
    vocabSize: 7,
    hiddenSize: 6,
    numHiddenLayers: 2,
    numAttentionHeads: 2,
    intermediateSize: 5,
    maxPositionEmbeddings: 4,
    hiddenDropoutProb: 0.2,
    attentionProbsDropoutProb: 0.3,
    architecture,
  });
  const init = weightInits.gain(1.25);
  const stateDict = initBert(config, { seed: 5, init, precision: 'float64', wordEmbeddings: 'table' });
  // Away from their initial 0 and 1, or a factor forgotten there would not show.
  for (const name of parameterNames(config)) {
    const parameter = stateDict[name] as Tensor;
    randomTensor(6, parameter.axes, parameter.shape, 0.3).data.forEach((noise, i) => {
      parameter.data[i]! += noise;
    });
  }
  return [config, stateDict];
}
const [config, stateDict] = modelOf({});
const dOut = randomTensor(8, ['batch', 'token', 'hidden'], [2, 3, 6]);

const attentionMask = [
  [1, 1, 0],
  [1, 1, 1],
];
const training = { dropoutSeed: 3 };
const modes: [string, RunOptions, Partial<Architecture>][] = [
  ['in evaluation', { attentionMask }, {}],
  ['in training, with dropout everywhere', { attentionMask, training }, {}],
  ['with another divisor and no mask', { divisor: 0.7 }, {}],
  ['in pre-LN, in training', { attentionMask, training }, architectures.preLN()],
  ['with RMSNorm, ReZero and normed queries and keys', { attentionMask }, { ...rmsReZero, qkNorm: 'rms' }],
  [
    'with DeepNorm and cosines for scores, in training',
    { training },
    { ...architectures.deepNorm({ numHiddenLayers: 2 }), qkNorm: 'l2' },
  ],
  [
    'without affine norms, with half a residual and LayerNorms in the heads',
    {},
    { normAffine: false, residual: 0.5, qkNorm: 'layer' },
  ],
];

describe.each(modes)('%s', (_, options, architecture) => {
  const [config, stateDict] = modelOf(architecture);
  const forward = (): [BertRun, Tensor] => {
    const run = startRun(config, stateDict, options);
    return [run, bertEncoder(run, bertEmbeddings(run, inputIds, tokenTypeIds))];
  };
  const loss = () => weightedSum(forward()[1], dOut);
  const [run] = forward();
  bertEmbeddingsBackward(run, bertEncoderBackward(run, dOut));

  it.each(parameterNames(config))('the gradient of %s agrees with finite differences', name => {
    expectGradient(loss, stateDict[name] as Tensor, gradient(run, name));
  });
});

test('the gradient of the encoder’s input agrees with finite differences', () => {
  const x = randomTensor(9, ['batch', 'token', 'hidden'], [2, 3, 6]);
  const run = startRun(config, stateDict, { attentionMask });
  bertEncoder(run, x);
  const dX = bertEncoderBackward(run, dOut);
  expectGradient(() => weightedSum(bertEncoder(startRun(config, stateDict, { attentionMask }), x), dOut), x, dX);
});

test('a key bias shifts all scores of a query alike, so its gradient is 0', () => {
  const run = startRun(config, stateDict, {});
  bertEncoder(run, bertEmbeddings(run, inputIds));
  bertEncoderBackward(run, dOut);
  for (const d of gradient(run, 'encoder.layer.1.attention.self.key.bias').data)
    expect(Math.abs(d)).toBeLessThan(1e-15);
  const ofQuery = gradient(run, 'encoder.layer.1.attention.self.query.bias').data;
  expect(Math.max(...ofQuery.map(Math.abs))).toBeGreaterThan(1e-3);
});
