import { expect, test } from 'vitest';
import { mapped, randomTensor } from '../fixtures/arbitrary';
import { type Ops, reference } from '../functional/ops';
import type { AttentionOptions } from '../functional/scaledDotProductAttention';
import { type Tensor, tensor } from '../tensor';
import { type Architecture, architectures } from './architecture';
import { type BertConfig, bertConfig, type ConfigChanges } from './config';
import { bertEmbeddings, bertEmbeddingsBackward } from './embeddings';
import { bertEncoder, bertEncoderBackward } from './encoder';
import { initBert } from './initBert';
import { bertLayer } from './layer';
import type { ActivationName, DropoutPath } from './names';
import { bertPooler } from './pooler';
import { activation, gradient, type RunOptions, startRun, type Training } from './run';
import { bertSelfAttention } from './selfAttention';
import type { StateDict } from './stateDict';

const small = { vocabSize: 30522, hiddenSize: 12, numHiddenLayers: 2, numAttentionHeads: 3, intermediateSize: 20 };
const ids = [[101, 7592, 2088, 102]];

function forward(options: RunOptions = {}, changes: ConfigChanges = {}) {
  const config = bertConfig({ ...small, ...changes });
  const run = startRun(config, initBert(config, { seed: 1, precision: 'float64' }), options);
  return { run, out: bertEncoder(run, bertEmbeddings(run, ids)) };
}

test('a layer alone gives what it gives inside the encoder', () => {
  const { run } = forward();
  const alone = startRun(run.config, run.stateDict);
  bertLayer(alone, 1, activation(run, 'encoder.layer.0.output.LayerNorm'));
  for (const name of ['attention.self.probs', 'attention.output.sum', 'output.LayerNorm'] as const) {
    expect(activation(alone, `encoder.layer.1.${name}`)).toEqual(activation(run, `encoder.layer.1.${name}`));
  }
});

test('self-attention alone keeps query to context, and nothing below', () => {
  const { run } = forward();
  const alone = startRun(run.config, run.stateDict, { divisor: 1 });
  bertSelfAttention(alone, 0, activation(run, 'embeddings.dropout'));
  const path = 'encoder.layer.0.attention.self';
  expect(Object.keys(alone.activations)).toEqual(
    ['query', 'key', 'value', 'scores_unscaled', 'scores', 'scores_masked', 'probs', 'context'].map(
      name => `${path}.${name}`,
    ),
  );
  expect(activation(alone, `${path}.scores`)).toEqual(activation(run, `${path}.scores_unscaled`));
});

test('padding behind a mask does not change what the real tokens become', () => {
  const { run, out } = forward();
  const padded = startRun(run.config, run.stateDict, { attentionMask: [[1, 1, 1, 1, 0, 0]] });
  const longer = bertEncoder(padded, bertEmbeddings(padded, [[...ids[0]!, 0, 0]]));
  out.data.forEach((value, i) => {
    expect(longer.data[i]).toBeCloseTo(value, 12);
  });
});

test('texts of a batch do not see each other', () => {
  const { run, out } = forward();
  const both = startRun(run.config, run.stateDict);
  const second = [101, 2003, 2009, 102];
  const together = bertEncoder(both, bertEmbeddings(both, [...ids, second]));
  expect([...together.data.subarray(0, out.data.length)]).toEqual([...out.data]);
});

test('the same dropout seed gives the same run, another seed another', () => {
  const train = (dropoutSeed: number) => forward({ training: { dropoutSeed } }).out.data;
  expect(train(3)).toEqual(train(3));
  expect(train(3)).not.toEqual(train(4));
  expect(train(3)).not.toEqual(forward().out.data);
});

test('what one place drops does not depend on how much another draws', () => {
  const dropped = (changes: Partial<BertConfig>) => {
    const { run } = forward({ training: { dropoutSeed: 3 } }, changes);
    return [...activation(run, 'encoder.layer.0.attention.output.dropout').data].map(value => value === 0);
  };
  expect(dropped({ attentionProbsDropoutProb: 0 })).toEqual(dropped({ attentionProbsDropoutProb: 0.5 }));
});

test('every place of every architecture has a stream of its own', () => {
  for (const architecture of Object.values(architectures)) {
    const { run } = forward({ training: { dropoutSeed: 3 } }, { architecture: architecture({ numHiddenLayers: 2 }) });
    const places = Object.keys(run.caches.dropouts) as DropoutPath[];
    expect(places).toHaveLength(1 + 2 * 2);
    const masks = places.map(place =>
      [...run.caches.dropouts[place]!.scale!.data].map(m => (m === 0 ? 0 : 1)).join(''),
    );
    for (const layer of [0, 1] as const) {
      const path = `encoder.layer.${layer}.attention.self.dropout` as const;
      masks.push([...activation(run, path).data].map(p => (p === 0 ? 0 : 1)).join(''));
    }
    expect(new Set(masks).size).toBe(masks.length);
  }
});

test('a step number moves every stream on, and the same number brings it back', () => {
  const training: Training = { dropoutSeed: 3, step: 0 };
  const at = (step: number) => {
    training.step = step;
    return forward({ training }).out.data;
  };
  const [first, second] = [at(0), at(1)];
  expect(first).not.toEqual(second);
  expect(at(0)).toEqual(first);
  expect(forward({ training: { dropoutSeed: 3 } }).out.data).not.toEqual(first);
});

test('an operation that is run again reads its options anew: divisor, mask and the stream of the step', () => {
  const seen: AttentionOptions[] = [];
  const ops: Ops = {
    ...reference,
    scaledDotProductAttention: (q, k, v, options = {}) => {
      seen.push(options);
      return reference.scaledDotProductAttention(q, k, v, options);
    },
  };
  const training: Training = { dropoutSeed: 3, step: 0 };
  const { run } = forward({ training, ops, attentionMask: [[1, 1, 1, 1]] });
  const options = seen[0]!;
  expect(options.divisor).toBe(2);
  const draw = options.dropout!.rng.uniform();
  run.divisor = 7;
  run.mask = undefined;
  training.step = 1;
  expect(options.divisor).toBe(7);
  expect(options.mask).toBeUndefined();
  expect(options.dropout!.rng.uniform()).not.toBe(draw);
  training.step = 0;
  expect(options.dropout!.rng.uniform()).toBe(draw);
});

test('a divisor of the run goes before that of the architecture', () => {
  const scores = (options: RunOptions, architecture: Partial<Architecture> = {}) =>
    activation(forward(options, { architecture }).run, 'encoder.layer.0.attention.self.scores').data;
  expect(scores({ divisor: 'dk' })).toEqual(scores({}, { divisor: 'dk' }));
  expect(scores({ divisor: 'dk' })).toEqual(scores({ divisor: 4 }, { divisor: 'none' }));
  expect(scores({})).toEqual(scores({ divisor: 'sqrt-dk' }));
});

test('architectures may share one state dict that holds the parameters of all: each takes what is its own', () => {
  const all = Object.values<(config: { numHiddenLayers: number }) => Partial<Architecture>>(architectures)
    .map(architecture => architecture({ numHiddenLayers: 2 }))
    .concat([{ qkNorm: 'l2' }, { qkNorm: 'layer' }, { qkNorm: 'rms' }, { normAffine: false }, { residual: 0 }]);
  const configs = all.map(architecture => bertConfig({ ...small, architecture }));
  const own = configs.map(config => away(initBert(config, { seed: 1, precision: 'float64' })));
  const shared: StateDict = Object.assign({}, ...own);
  configs.forEach((config, i) => {
    const [alone, among] = [own[i]!, shared].map(stateDict => {
      const run = startRun(config, stateDict);
      const out = bertEncoder(run, bertEmbeddings(run, ids));
      bertEmbeddingsBackward(run, bertEncoderBackward(run, out));
      return run;
    });
    expect(among!.activations).toEqual(alone!.activations);
    expect(among!.gradients).toEqual(alone!.gradients);
  });
});

/** Norms' weights and single numbers away from what they start at, the same for every name: at 1 and 0 nobody sees them. */
function away(stateDict: StateDict): StateDict {
  const moved = (name: string, x: object) =>
    /orm\.(weight|bias)$|resweight$|qk_scale$/.test(name) && 'axes' in x
      ? mapped(x as Tensor, (value, i) => value + 0.1 + 0.05 * i)
      : x;
  return Object.fromEntries(Object.entries(stateDict).map(([name, x]) => [name, moved(name, x)])) as StateDict;
}

test('without a pooler there is none to ask, and with one it reads the first token alone', () => {
  const { run, out } = forward();
  expect(() => bertPooler(run, out)).toThrow('bertPooler: the configuration has no pooler, expected addPoolingLayer');
  const pooling = forward({}, { addPoolingLayer: true });
  const pooled = bertPooler(pooling.run, pooling.out);
  expect(pooled.shape).toEqual([1, 12]);
  const elsewhere = mapped(pooling.out, (value, i) => (i < 12 ? value : -value));
  expect(bertPooler(pooling.run, elsewhere).data).toEqual(pooled.data);
});

test('training keeps the dropped probabilities beside the probabilities; a dropped row no longer sums to 1', () => {
  const { run } = forward({ training: { dropoutSeed: 3 } }, { attentionProbsDropoutProb: 0.5 });
  const probs = activation(run, 'encoder.layer.0.attention.self.probs').data;
  const dropped = activation(run, 'encoder.layer.0.attention.self.dropout').data;
  dropped.forEach((value, i) => {
    expect(value === 0 || Math.abs(value - 2 * probs[i]!) < 1e-15).toBe(true);
  });
  expect(Math.abs([0, 1, 2, 3].reduce((sum, j) => sum + probs[j]!, 0) - 1)).toBeLessThan(1e-14);
  expect(dropped.some(value => value === 0)).toBe(true);
  expect(run.activations['encoder.layer.0.attention.self.dropout']).not.toBe(
    run.activations['encoder.layer.0.attention.self.probs'],
  );
});

test('in training every activation has a gradient; that of the probabilities is that of the dropped ones times m / (1 − p)', () => {
  const { run, out } = forward({ training: { dropoutSeed: 3 } }, { attentionProbsDropoutProb: 0.5 });
  bertEmbeddingsBackward(run, bertEncoderBackward(run, randomTensor(1, out.axes, out.shape)));
  for (const name of Object.keys(run.activations) as ActivationName[]) {
    expect(gradient(run, name).shape, name).toEqual(activation(run, name).shape);
  }
  const path = 'encoder.layer.1.attention.self';
  const kept = activation(run, `${path}.dropout`).data.map(value => (value === 0 ? 0 : 2));
  const throughDropout = gradient(run, `${path}.dropout`).data.map((d, i) => d * kept[i]!);
  expect(gradient(run, `${path}.probs`).data.map(d => d + 0)).toEqual(throughDropout.map(d => d + 0));
});

test('a source of word rows has no table gradient; the looked-up rows have theirs', () => {
  const { run, out } = forward();
  const dX = bertEncoderBackward(run, randomTensor(1, out.axes, out.shape));
  bertEmbeddingsBackward(run, dX);
  expect(gradient(run, 'embeddings.word_embeddings').shape).toEqual([1, 4, 12]);
  expect(() => gradient(run, 'embeddings.word_embeddings.weight')).toThrow(
    'gradient: embeddings.word_embeddings.weight is not there, expected it from an earlier step of this run',
  );
});

test('wrong inputs are named at the door', () => {
  const { run } = forward();
  const again = () => startRun(run.config, run.stateDict);
  expect(() => bertEmbeddings(again(), [[]])).toThrow('bertEmbeddings: inputIds is empty, expected a token');
  expect(() => bertEmbeddings(again(), [new Array(513).fill(5)])).toThrow(
    'bertEmbeddings: inputIds has 513 tokens, expected at most position 512',
  );
  expect(() => bertEmbeddings(again(), [[30522]])).toThrow(
    'embedding: id 30522 at [0, 0] is not a row, expected 0…30521',
  );
  expect(() => bertEncoderBackward(again(), randomTensor(1, ['batch', 'token', 'hidden'], [1, 4, 12]))).toThrow(
    'LayerNorm cache: encoder.layer.1.output.LayerNorm is not there, expected it from an earlier step of this run',
  );
  const short = { ...run.stateDict, 'encoder.layer.0.output.dense.bias': tensor(new Float64Array(5), ['hidden'], [5]) };
  expect(() => startRun(run.config, short)).toThrow(
    'stateDict: encoder.layer.0.output.dense.bias has 5 entries, expected hidden 12',
  );
  const { 'embeddings.LayerNorm.bias': _, ...lacking } = run.stateDict;
  expect(() => startRun(run.config, lacking as typeof run.stateDict)).toThrow(
    'stateDict: embeddings.LayerNorm.bias is missing, expected 12 entries',
  );
});
