import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bertConfig } from '../bert/config';
import { bertEncoder } from '../bert/encoder';
import { initBert } from '../bert/initBert';
import { activation, type BertRun, startRun } from '../bert/run';
import { difference } from '../fixtures/agreement';
import { randomTensor } from '../fixtures/arbitrary';
import { type Case, cases, passThrough, tensorsOf } from '../fixtures/arbitraryRun';
import { kernelsOf } from '../fixtures/kernelVariants';
import { type Ops, reference } from '../functional/ops';
import { type Axis, type Tensor, tensor, zeros } from '../tensor';
import { NotEnoughMemory } from './arena';
import { liftedOps } from './ops/table';

const kernels = await kernelsOf('simd');
const seed = 1;

const bits = (run: BertRun) => new Map([...tensorsOf(run)].map(([name, x]) => [name, x.data.slice()]));
const float32 = (x: Tensor) => tensor(Float32Array.from(x.data), x.axes, x.shape);

/** Ways in which a case may change after it was recorded; each says what it changed. */
const changes: Record<string, (given: Case, run: BertRun) => object[]> = {
  'an id': ({ ids, config }, run) => {
    for (const text of ids) text[0] = (text[0]! + 1) % config.vocabSize;
    return [activation(run, 'embeddings.word_embeddings'), ...ownIds(run)];
  },
  'the divisor': ({ config }, run) => {
    run.divisor *= 1.5;
    return Array.from({ length: config.numHiddenLayers }, (_, i) =>
      activation(run, `encoder.layer.${i}.attention.self.scores`),
    );
  },
  'the gradient that comes in': ({ dOut }) => {
    dOut.data[0]! += 1;
    return [dOut];
  },
  'the mask': (_, run) => {
    if (!run.mask) return [];
    run.mask.data[0] = run.mask.data[0] === 0 ? -1 : 0;
    return [run.mask];
  },
};
/** The rows of ids are read on the way back too. */
const ownIds = (run: BertRun): object[] => (run.caches.inputIds ? [run.caches.inputIds] : []);

describe('a replay of what changed', () => {
  it.each(Object.keys(changes))('after %s changed equals a whole replay, bit for bit, and takes fewer steps', what => {
    fc.assert(
      fc.property(cases, given => {
        const same = structuredCaseOf(given);
        const [partial, whole] = [kernels.record(), kernels.record()];
        const [a, b] = [passThrough(given, partial.ops), passThrough(same, whole.ops)];
        const changed = changes[what]!(given, a);
        changes[what]!(same, b);
        const steps = partial.replay({ changed });
        expect(whole.replay()).toBe(whole.length);
        expect(bits(a)).toEqual(bits(b));
        expect(steps).toBeLessThan(partial.length);
        partial.release();
        whole.release();
      }),
      { numRuns: 25, seed },
    );
  });

  it('computes a later layer alone where only that one is concerned', () => {
    const { run, tape, x } = encoderOf(3);
    const before = bits(run);
    // Both layers below are as they were; this one runs from its scores on.
    const steps = tape.replay({ changed: [activation(run, 'encoder.layer.2.attention.self.scores')] });
    expect(steps).toBeLessThan(tape.length / 3);
    expect(bits(run)).toEqual(before);
    expect(tape.replay({ changed: [x] })).toBe(tape.length);
    expect(tape.replay({ changed: [] })).toBe(0);
    tape.release();
  });

  it('throws where what changed is none of its own', () => {
    const { tape } = encoderOf(1);
    expect(() => tape.replay({ changed: [zeros('float32', ['token'], [1])] })).toThrow(
      'replay: a changed tensor is not on the tape',
    );
    tape.release();
  });
});

/** The same case with ids and gradients of its own, so that a change of one is none of the other. */
function structuredCaseOf(given: Case): Case {
  return { ...given, ids: given.ids.map(text => text.slice()), dOut: float32(given.dOut) };
}

function encoderOf(layers: number, from = kernels) {
  const config = bertConfig({
    vocabSize: 9,
    hiddenSize: 12,
    numHiddenLayers: layers,
    numAttentionHeads: 3,
    intermediateSize: 20,
  });
  const tape = from.record();
  const x = tape.input(['batch', 'token', 'hidden'], [2, 5, 12]);
  x.data.set(randomTensor(1, x.axes, x.shape).data);
  const run = startRun(config, initBert(config, { seed: 1 }), { ops: tape.ops });
  const out = bertEncoder(run, x);
  return { tape, run, x, out, config };
}

describe('memory', () => {
  it('may grow under a tape: its tensors are read and replayed as before', async () => {
    const own = await kernelsOf('simd');
    const { tape, run, out } = encoderOf(1, own);
    const before = bits(run);
    const generation = own.arena.generation;
    const other = own.record();
    other.input(['token', 'hidden'], [1000, 1000]);
    expect(own.arena.generation).toBeGreaterThan(generation);
    expect(bits(run)).toEqual(before);
    tape.replay();
    expect(bits(run)).toEqual(before);
    expect(out.data.length).toBe(120);
    tape.release();
    other.release();
    expect(own.arena.taken).toBe(0);
  });

  it('does not grow in a replay', () => {
    const { tape } = encoderOf(2);
    const [held, taken] = [kernels.arena.held, kernels.arena.taken];
    for (let i = 0; i < 20; i++) tape.replay();
    expect([kernels.arena.held, kernels.arena.taken]).toEqual([held, taken]);
    tape.release();
  });

  it('that a released tape took is used again; its tensors say that they are gone', () => {
    const { tape, out } = encoderOf(2);
    const held = kernels.arena.held;
    tape.release();
    tape.release();
    expect(() => out.data).toThrow('tape: released, and its tensors with it');
    for (let i = 0; i < 5; i++) encoderOf(2).tape.release();
    expect(kernels.arena.held).toBe(held);
  });

  it('that is not to be had is said with both figures, and a tape that broke off gives back what it took', async () => {
    const own = await kernelsOf('simd');
    own.arena.limit = own.arena.held;
    const tape = own.record();
    const x = tape.input(['token', 'hidden'], [2, 100]);
    const weight = float32(randomTensor(1, ['intermediate', 'hidden'], [1000, 100]));
    const bias = float32(randomTensor(1, ['intermediate'], [1000]));
    expect(() => tape.ops.linear(x, weight, bias)).toThrow(NotEnoughMemory);
    tape.release();
    expect(own.arena.taken).toBe(0);
  });

  it('is measured without being taken', () => {
    const { tape, config } = encoderOf(2);
    const taken = kernels.arena.taken;
    const bytes = kernels.measure(dry => {
      const x = dry.input(['batch', 'token', 'hidden'], [2, 5, 12]);
      bertEncoder(startRun(config, initBert(config, { seed: 1 }), { ops: dry.ops }), x);
    });
    expect(bytes).toBe(tape.bytes);
    expect(kernels.arena.taken).toBe(taken);
    tape.release();
  });
});

describe('a lifted operation', () => {
  it('computes exactly what the reference computes, whatever the case, now and at each replay', () => {
    fc.assert(
      fc.property(cases, given => {
        const theirs = bits(passThrough(given, undefined));
        const tape = kernels.record(liftedOps);
        const run = passThrough(given, tape.ops);
        expect(bits(run)).toEqual(theirs);
        tape.replay();
        expect(bits(run)).toEqual(theirs);
        tape.release();
      }),
      { numRuns: 40, seed },
    );
  });

  it('that hands on what it was given hands on that very tensor', () => {
    const tape = kernels.record(liftedOps);
    const x = tape.input(['token', 'hidden'], [2, 3]);
    expect(tape.ops.dropout(x, undefined).out).toBe(x);
    tape.release();
  });

  it('hands on arrays and numbers that travel beside its tensors, renewed at each replay', () => {
    const tape = kernels.record(liftedOps);
    const x = tape.input(['token', 'hidden'], [2, 3]);
    x.data.set([1, 2, 6, 0, 0, 3]);
    const { cache } = tape.ops.layerNorm(x, undefined, undefined, 0);
    const before = [...cache.rstd];
    x.data[0] = 9;
    tape.replay({ changed: [x] });
    expect(cache.rstd[0]).not.toBe(before[0]);
    expect(cache.rstd[1]).toBe(before[1]);
    tape.release();
  });
});

describe('an operation with a kernel', () => {
  it('reads a learned factor again, and what depends on it with it', () => {
    const tape = kernels.record();
    const [x, factor] = [tape.input(['token', 'hidden'], [1, 2]), tape.input([], [])];
    x.data.set([3, 4]);
    const y = tape.ops.scale(x, factor);
    const sum = tape.ops.residual(y, x, 1, factor);
    factor.data[0] = 2;
    expect(tape.replay({ changed: [factor] })).toBe(2);
    expect([...y.data, ...sum.data]).toEqual([6, 8, 15, 20]);
    tape.release();
  });

  it('reads a divisor and a mask again, also another mask in the place of the first', () => {
    const heads = (of: number) => float32(randomTensor(of, ['batch', 'head', 'token', 'headDim'], [2, 2, 3, 4]));
    const mask = (of: number) => float32(randomTensor(of, ['batch', 'key'], [2, 3]));
    const [query, key, value] = [heads(1), heads(2), heads(3)];
    const options = { divisor: 2, mask: mask(4) };
    const first = options.mask;
    const tape = kernels.record();
    const steps = tape.ops.scaledDotProductAttention(query, key, value, options);
    for (const change of [{ divisor: 3 }, { mask: mask(5) }]) {
      Object.assign(options, change);
      tape.replay({ changed: [first, steps.scores] });
      const theirs = reference.scaledDotProductAttention(query, key, value, options);
      expect(difference(steps.context.data, theirs.context.data)).toBeLessThan(1e-6);
      expect(difference(steps.scoresMasked.data, theirs.scoresMasked.data)).toBeLessThan(1e-6);
      expect(steps.cache.divisor).toBe(options.divisor);
    }
    options.mask = float32(randomTensor(6, ['batch', 'key'], [1, 3]));
    expect(() => tape.replay()).toThrow(
      'scaledDotProductAttention: mask is [batch 1, key 3], expected [batch 2, key 3]',
    );
    options.divisor = -1;
    options.mask = first;
    expect(() => tape.replay()).toThrow('scaledDotProductAttention: divisor is -1, expected a positive number');
    tape.release();
  });

  it('computes every gradient of a linear layer again when one of its tensors changed', () => {
    const tape = kernels.record();
    const [dOut, x] = [tape.input(['token', 'intermediate'], [3, 2]), tape.input(['token', 'hidden'], [3, 5])];
    const { weight, bias } = tape.parameters({
      weight: float32(randomTensor(1, ['intermediate', 'hidden'], [2, 5])),
      bias: float32(randomTensor(2, ['intermediate'], [2])),
    });
    const y = tape.ops.linear(x, weight, bias);
    const gradients = tape.ops.linearBackward(dOut, x, weight);
    const alone = tape.ops.linearInputBackward(dOut, weight);
    for (const changed of [dOut, x, weight, bias]) {
      changed.data.set(randomTensor(100 + changed.data.length, changed.axes, changed.shape).data);
      expect(tape.replay({ changed: [changed] })).toBeLessThan(tape.length);
      const theirs = reference.linearBackward(dOut, x, weight);
      expect(difference(y.data, reference.linear(x, weight, bias).data)).toBeLessThan(1e-6);
      for (const name of ['dX', 'dWeight', 'dBias'] as const) {
        expect(difference(gradients[name].data, theirs[name].data), name).toBeLessThan(1e-6);
      }
      expect(alone.data).toEqual(gradients.dX.data);
    }
    tape.release();
  });

  it('counts no ignored target, whichever number is the one to be ignored, and reads targets again', () => {
    const logits = float32(randomTensor(4, ['batch', 'token', 'vocabulary'], [2, 3, 5]));
    const targets = [Int32Array.of(1, 3, 0), Int32Array.of(3, 3, 4)];
    const options = { ignoreIndex: 3 };
    const tape = kernels.record();
    const { loss, probs } = tape.ops.crossEntropy(logits, targets, options);
    const dLogits = tape.ops.crossEntropyBackward(probs, targets, options);
    for (const target of [1, 2, 3]) {
      targets[0]![0] = target;
      tape.replay({ changed: [targets] });
      const theirs = reference.crossEntropy(logits, targets, options);
      expect(loss.data[0]).toBeCloseTo(theirs.loss.data[0]!, 6);
      const theirGradient = reference.crossEntropyBackward(theirs.probs, targets, options);
      expect(difference(dLogits.data, theirGradient.data)).toBeLessThan(1e-6);
    }
    tape.release();
  });

  it('that works in place makes run again what reads what it wrote', () => {
    const tape = kernels.record();
    const [theta, gradient] = [tape.input(['hidden'], [2]), tape.input(['hidden'], [2])];
    gradient.data.set([3, 4]);
    const clip = { maxNorm: 1 };
    tape.ops.clipGradNorm([gradient], clip);
    tape.ops.sgdStep(theta, gradient, undefined, { learningRate: 1, momentum: 0, nesterov: false, weightDecay: 0 });
    expect(difference(theta.data, [-0.6, -0.8])).toBeLessThan(1e-6);
    clip.maxNorm = 0.5;
    expect(tape.replay({ changed: [clip] })).toBe(2);
    expect(difference(theta.data, [-0.9, -1.2])).toBeLessThan(1e-6);
    tape.release();
  });
});

describe('a wrong argument', () => {
  const x = (axes: Axis[], shape: number[]) => zeros('float32', axes, shape);
  const [rows, heads, vector] = [
    x(['token', 'hidden'], [2, 3]),
    x(['batch', 'head', 'token', 'headDim'], [1, 2, 3, 4]),
    x(['hidden'], [5]),
  ];
  const matrix = x(['intermediate', 'hidden'], [4, 3]);
  const double = zeros('float64', ['token', 'hidden'], [2, 3]);
  const cache = { normalized: rows, rstd: new Float32Array(2) };
  const wrong: Record<string, (ops: Ops) => unknown> = {
    'linear: weight': ops => ops.linear(rows, x(['intermediate', 'hidden'], [4, 2]), vector),
    'linear: bias': ops => ops.linear(rows, matrix, vector),
    'linearBackward: dOut': ops => ops.linearBackward(rows, rows, matrix),
    'linearInputBackward: dOut': ops => ops.linearInputBackward(rows, matrix),
    'layerNorm: weight': ops => ops.layerNorm(rows, vector, undefined, 0),
    'layerNorm: bias': ops => ops.layerNorm(rows, undefined, vector, 0),
    'layerNormBackward: dOut': ops => ops.layerNormBackward(matrix, undefined, cache),
    'rmsNorm: weight': ops => ops.rmsNorm(rows, vector, 0),
    'rmsNormBackward: weight': ops => ops.rmsNormBackward(rows, vector, cache),
    'l2NormalizeBackward: dOut': ops =>
      ops.l2NormalizeBackward(matrix, { normalized: rows, norms: cache.rstd, eps: 0 }),
    'activateBackward: dOut': ops => ops.activateBackward(matrix, rows, 'gelu'),
    'dropout: p': ops => ops.dropout(rows, { p: 1, rng: { uniform: () => 0 } }),
    'dropoutBackward: dOut': ops => ops.dropoutBackward(matrix, { scale: rows }),
    'add: b': ops => ops.add(rows, matrix),
    'residual: skip': ops => ops.residual(rows, matrix, 1),
    'residual: branchScale': ops => ops.residual(rows, rows, 1, vector),
    'residualBackward: dOut': ops => ops.residualBackward(matrix, rows, 1),
    'scale: factor': ops => ops.scale(rows, vector),
    'scaleBackward: dOut': ops => ops.scaleBackward(matrix, rows, x([], [])),
    'splitHeads: heads': ops => ops.splitHeads(x(['batch', 'token', 'hidden'], [1, 2, 6]), 4),
    'splitHeads: axes': ops => ops.splitHeads(rows, 1),
    'mergeHeads: axes': ops => ops.mergeHeads(rows),
    'attention: key': ops => ops.scaledDotProductAttention(heads, rows, heads),
    'attention: divisor': ops => ops.scaledDotProductAttention(heads, heads, heads, { divisor: 0 }),
    'attention: mask': ops => ops.scaledDotProductAttention(heads, heads, heads, { mask: x(['batch', 'key'], [1, 2]) }),
    'attention: precision': ops =>
      ops.scaledDotProductAttention(heads, heads, zeros('float64', heads.axes, heads.shape)),
    'embedding: id': ops => ops.embedding([[0, 5]], rows),
    'embedding: lengths': ops => ops.embedding([[0, 1], [0]], rows),
    'embeddingBackward: dOut': ops => ops.embeddingBackward(rows, [[0]], rows),
    'forEveryText: batch': ops => ops.forEveryText(rows, 2),
    'crossEntropy: targets': ops => ops.crossEntropy(rows, [[0]]),
    'crossEntropy: target': ops => ops.crossEntropy(rows, [[0, 7]]),
    'clipGradNorm: nothing': ops => ops.clipGradNorm([], { maxNorm: 1 }),
  };

  it.each(Object.keys(wrong))('%s: is turned away in the words of the reference', name => {
    const said = (ops: Ops) => {
      try {
        wrong[name]!(ops);
      } catch (error) {
        return (error as Error).message;
      }
      return 'nothing was said';
    };
    const tape = kernels.record();
    expect(said(tape.ops)).toBe(said(reference));
    expect(said(tape.ops)).not.toBe('nothing was said');
    tape.release();
  });

  it('in float64 is turned away: kernels are float32 alone', () => {
    const tape = kernels.record();
    expect(() => tape.ops.rmsNorm(double, undefined, 0)).toThrow('rmsNorm: x is float64, expected float32');
    expect(() => tape.ops.forEveryText(zeros('float64', ['batch', 'token'], [1, 2]), 2)).toThrow(
      'forEveryText: x is float64, expected float32',
    );
    tape.release();
  });

  it('of an operation that works in place is one outside the tape', () => {
    const tape = kernels.record();
    const hyper = { learningRate: 1, momentum: 0, nesterov: false, weightDecay: 0 };
    expect(() => tape.ops.sgdStep(rows, rows, undefined, hyper)).toThrow(
      'sgdStep: parameter is outside the tape, expected one of its own tensors',
    );
    tape.release();
  });
});
