import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bertConfig } from '../bert/config';
import { initBert } from '../bert/initBert';
import { randomTensor, seeds } from '../fixtures/arbitrary';
import { kernelsOf } from '../fixtures/kernelVariants';
import { linear } from '../functional/linear';
import { type Tensor, tensor } from '../tensor';
import { NotEnoughMemory } from './arena';
import { ArenaTensor } from './arenaTensor';
import { PackedMatrix } from './packedMatrix';

const kernels = await kernelsOf('simd', 5);

const float32 = (x: Tensor) => tensor(Float32Array.from(x.data), x.axes, x.shape);
const size = fc.integer({ min: 1, max: 40 });

test('a packed matrix unpacks to exactly the numbers that were frozen, whatever its size', () => {
  fc.assert(
    fc.property(seeds, size, size, (seed, out, inner) => {
      const weight = float32(randomTensor(seed, ['intermediate', 'hidden'], [out, inner]));
      const frozen = kernels.freeze({ weight });
      const packed = frozen.parameters.weight as PackedMatrix;
      for (let i = 0; i < out; i++) expect(packed.row(i)).toEqual(weight.data.subarray(i * inner, (i + 1) * inner));
      expect(() => packed.row(out)).toThrow(`packed matrix: row ${out} is outside 0…${out - 1}`);
      expect(packed.data).toEqual(weight.data);
      expect(packed.data).toBe(packed.data);
      frozen.release();
    }),
  );
});

test('refilled matrices hold exactly the new numbers, whatever their size, and a tape computes with them', () => {
  fc.assert(
    fc.property(seeds, size, size, size, (seed, out, inner, rows) => {
      const first = float32(randomTensor(seed, ['intermediate', 'hidden'], [out, inner]));
      const second = float32(randomTensor(seed + 1, ['intermediate', 'hidden'], [out, inner]));
      const x = float32(randomTensor(seed + 2, ['token', 'hidden'], [rows, inner]));
      const zero = tensor(new Float32Array(out), ['intermediate'], [out]);
      const frozen = kernels.freeze({ weight: first, tied: first, bias: zero });
      const { weight, bias } = frozen.parameters;
      const tape = kernels.record();
      const y = tape.ops.linear(x, weight, bias);
      expect(weight.data).toEqual(first.data);
      const filled: string[] = [];
      frozen.refill((name, from, to) => {
        filled.push(name);
        to.set(second.data.subarray(from, from + to.length));
      });
      expect(new Set(filled).size).toBe(1);
      expect(weight.data).toEqual(second.data);
      tape.replay();
      const expected = linear(x, second, zero);
      for (const [i, value] of expected.data.entries()) expect(y.data[i]).toBeCloseTo(value, 4);
      tape.release();
      frozen.release();
      expect(kernels.arena.taken).toBe(0);
    }),
    { numRuns: 30 },
  );
});

const config = bertConfig({
  vocabSize: 30,
  hiddenSize: 12,
  numHiddenLayers: 2,
  numAttentionHeads: 2,
  intermediateSize: 20,
});
const stateDict = initBert(config, { seed: 1 });

test('a state dict is frozen once: its matrices are held packed, vectors are copied, tables and sources of rows stay themselves', () => {
  const { parameters, bytes, release } = kernels.freeze(stateDict);
  expect(Object.keys(parameters)).toEqual(Object.keys(stateDict));
  expect(parameters['encoder.layer.1.output.dense.weight']).toBeInstanceOf(PackedMatrix);
  expect(parameters['encoder.layer.1.output.dense.bias']).toBeInstanceOf(ArenaTensor);
  for (const table of ['word_embeddings', 'position_embeddings', 'token_type_embeddings'] as const) {
    expect(parameters[`embeddings.${table}.weight`]).toBe(stateDict[`embeddings.${table}.weight`]);
  }
  const matrices = 2 * (4 * 12 * 16 + 12 * 24 + 20 * 16);
  expect(bytes).toBeGreaterThanOrEqual(4 * matrices);
  expect(bytes).toBeLessThan(4 * matrices + 64 * 40);
  release();
  expect(kernels.arena.taken).toBe(0);
});

test('recordings come and go on the same frozen weights, which stay until the last of them', () => {
  const weight = float32(randomTensor(1, ['intermediate', 'hidden'], [6, 5]));
  const bias = float32(randomTensor(2, ['intermediate'], [6]));
  const frozen = kernels.freeze({ weight, bias });
  const before = kernels.arena.taken;
  for (const rows of [3, 7]) {
    const x = float32(randomTensor(rows, ['token', 'hidden'], [rows, 5]));
    const tape = kernels.record();
    const y = tape.ops.linear(x, frozen.parameters.weight, frozen.parameters.bias);
    expect(y.shape).toEqual([rows, 6]);
    const expected = linear(x, weight, bias).data;
    y.data.forEach((value, i) => {
      expect(value).toBeCloseTo(expected[i]!, 5);
    });
    if (rows === 7) frozen.release();
    tape.replay();
    y.data.forEach((value, i) => {
      expect(value).toBeCloseTo(expected[i]!, 5);
    });
    // Nothing was packed for this recording.
    expect(tape.bytes).toBeLessThanOrEqual(3 * 64 * Math.ceil((rows * 6) / 16));
    tape.release();
    expect(kernels.arena.taken).toBe(rows === 7 ? 0 : before);
  }
  expect(() => frozen.parameters.bias.data).toThrow('frozen weights: released, and its tensors with it');
});

test('a frozen vector alone stays, too, while a recording reads it', () => {
  const frozen = kernels.freeze({ weight: float32(randomTensor(1, ['hidden'], [6])) });
  const tape = kernels.record();
  const x = float32(randomTensor(2, ['token', 'hidden'], [2, 6]));
  const { out } = tape.ops.rmsNorm(x, frozen.parameters.weight, 0);
  const before = out.data.slice();
  frozen.release();
  // Would take the vector's place, if that had been given back.
  const other = kernels.record();
  other.input(['hidden'], [6]);
  tape.replay();
  expect(out.data).toEqual(before);
  tape.release();
  other.release();
  expect(kernels.arena.taken).toBe(0);
});

test('what does not fit is said before anything stays taken', async () => {
  const own = await kernelsOf('simd', 5);
  own.arena.limit = own.arena.held;
  const weight = float32(randomTensor(1, ['hidden', 'hidden'], [300, 300]));
  const small = float32(randomTensor(1, ['hidden', 'hidden'], [3, 3]));
  expect(() => own.freeze({ small, weight })).toThrow(NotEnoughMemory);
  expect(own.arena.taken).toBe(0);
});

test('float64 is turned away by name', () => {
  const weight = randomTensor(1, ['hidden', 'hidden'], [3, 3]);
  expect(() => kernels.freeze({ weight })).toThrow('freeze: weight is float64, expected float32');
  expect(kernels.arena.taken).toBe(0);
});
