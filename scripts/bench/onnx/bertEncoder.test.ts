import { expect, test } from 'vitest';
import { parameterOf } from '../weights';
import { work } from '../works';
import { bertEncoderOnnx } from './bertEncoder';

const { config, stateDict } = work({ hidden: 8, heads: 2, intermediate: 12, layers: 2, tokens: 3 });
const model = fieldsOf(bertEncoderOnnx(config, stateDict));
const graph = fieldsOf(only(model, 7));
const nodes = messages(graph, 1).map(each => ({
  inputs: texts(each, 1),
  output: texts(each, 2)[0]!,
  op: texts(each, 4)[0]!,
}));
const initializers = new Map(messages(graph, 5).map(each => [texts(each, 8)[0]!, each]));

test('the model is of opset 20, the first with Gelu', () => {
  expect(fieldsOf(only(model, 8)).get(2)).toEqual([20]);
});

test('a layer is what the exporter makes of it', () => {
  const counts: Record<string, number> = {};
  for (const { op } of nodes) counts[op] = (counts[op] ?? 0) + 1;
  // Of two layers, each: six Linears of MatMul and Add, two residual sums, two products of attention.
  expect(counts).toEqual({
    MatMul: 16,
    Add: 16,
    Reshape: 8,
    Transpose: 8,
    Div: 2,
    Softmax: 2,
    Gelu: 2,
    LayerNormalization: 4,
    Identity: 1,
  });
});

test('every node reads what is there before it, and no two make the same', () => {
  const known = new Set(['hidden_states', ...initializers.keys()]);
  for (const { inputs, output } of nodes) {
    expect(inputs.filter(name => !known.has(name))).toEqual([]);
    expect(known.has(output)).toBe(false);
    known.add(output);
  }
  expect(known.has('last_hidden_state')).toBe(true);
});

test('every weight is an initialiser, a matrix as [in, out]', () => {
  const name = 'encoder.layer.1.intermediate.dense.weight';
  const weight = fieldsOf(only(graph, 5, [...initializers.keys()].indexOf(name)));
  expect(weight.get(1)).toEqual([8, 12]);
  const raw = only(weight, 9);
  const at = (row: number, col: number) =>
    new DataView(raw.buffer, raw.byteOffset).getFloat32(4 * (row * 12 + col), true);
  const { data } = parameterOf(stateDict, name);
  expect([at(0, 0), at(0, 1), at(7, 11), at(3, 5)]).toEqual([data[0], data[8], data[95], data[5 * 8 + 3]]);
});

type Fields = Map<number, (number | Uint8Array)[]>;

/** A message's fields by their numbers: whole numbers and floats as numbers, all else as bytes. */
function fieldsOf(bytes: Uint8Array): Fields {
  const fields: Fields = new Map();
  let at = 0;
  const varint = () => {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = bytes[at++]!;
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
  };
  const slice = (length: number) => {
    at += length;
    return bytes.subarray(at - length, at);
  };
  while (at < bytes.length) {
    const tag = varint();
    const field = tag >> 3;
    const value = (tag & 7) === 0 ? varint() : slice((tag & 7) === 2 ? varint() : 4);
    fields.set(field, [...(fields.get(field) ?? []), value]);
  }
  return fields;
}

function all(fields: Fields, field: number): Uint8Array[] {
  return (fields.get(field) ?? []).filter(value => value instanceof Uint8Array);
}

function only(fields: Fields, field: number, index = 0): Uint8Array {
  const value = all(fields, field)[index];
  if (!value) throw new RangeError(`no field ${field}`);
  return value;
}

function messages(fields: Fields, field: number): Fields[] {
  return all(fields, field).map(fieldsOf);
}

function texts(fields: Fields, field: number): string[] {
  return all(fields, field).map(bytes => new TextDecoder().decode(bytes));
}
