import { bytes, bytesOf, float, int, joined, message, type Pieces, text, varint } from './protobuf';

/** A graph's entries, in the field numbers of onnx.proto (https://github.com/onnx/onnx/blob/main/onnx/onnx.proto). */

/** Version 9 of the intermediate representation came with opset 20, the first that has Gelu. */
const irVersion = 9;
const opset = 20;

const elementType = { float: 1, int64: 7 } as const;
const attributeType = { float: 1, int: 2, ints: 7, text: 3 } as const;

type Attribute = number | string | { readonly float: number } | readonly number[];

/** NodeProto: an operator by its name in the standard, the values it reads and the one it makes. Whole numbers are `int` attributes. */
export function node(
  op: string,
  inputs: readonly string[],
  output: string,
  attributes: Readonly<Record<string, Attribute>> = {},
): Pieces {
  return [
    ...inputs.flatMap(name => text(1, name)),
    ...text(2, output),
    ...text(3, output),
    ...text(4, op),
    ...Object.entries(attributes).flatMap(([name, value]) => message(5, attribute(name, value))),
  ];
}

function attribute(name: string, value: Attribute): Pieces {
  const as = (type: number, ...fields: readonly Pieces[]) => [...text(1, name), ...fields.flat(), ...int(20, type)];
  if (typeof value === 'number') return as(attributeType.int, int(3, value));
  if (typeof value === 'string') return as(attributeType.text, text(4, value));
  if ('float' in value) return as(attributeType.float, float(2, value.float));
  return as(attributeType.ints, bytes(8, joined(value.map(varint))));
}

/** TensorProto of float32: the bytes are not copied until the model is put together. */
export function floats(name: string, dims: readonly number[], data: Float32Array<ArrayBuffer>): Pieces {
  return initializer(name, dims, elementType.float, bytesOf(data));
}

/** TensorProto of int64, such as the shape that Reshape takes. */
export function integers(name: string, values: readonly number[]): Pieces {
  return initializer(name, [values.length], elementType.int64, bytesOf(BigInt64Array.from(values, BigInt)));
}

function initializer(name: string, dims: readonly number[], type: number, raw: Uint8Array<ArrayBuffer>): Pieces {
  return [...dims.flatMap(size => int(1, size)), ...int(2, type), ...text(8, name), ...bytes(9, raw)];
}

/** ValueInfoProto of float32. A size given as a name is only known when the model runs. */
export function value(name: string, shape: readonly (number | string)[]): Pieces {
  const dims = shape.flatMap(size => message(1, typeof size === 'number' ? int(1, size) : text(2, size)));
  return [...text(1, name), ...message(2, message(1, int(1, elementType.float), message(2, dims)))];
}

export interface Graph {
  readonly nodes: readonly Pieces[];
  readonly initializers: readonly Pieces[];
  readonly inputs: readonly Pieces[];
  readonly outputs: readonly Pieces[];
}

/** The bytes of a .onnx file. */
export function onnxModel({ nodes, initializers, inputs, outputs }: Graph): Uint8Array<ArrayBuffer> {
  const graph = [
    ...nodes.flatMap(each => message(1, each)),
    ...text(2, 'encoder'),
    ...initializers.flatMap(each => message(5, each)),
    ...inputs.flatMap(each => message(11, each)),
    ...outputs.flatMap(each => message(12, each)),
  ];
  return joined(int(1, irVersion), message(7, graph), message(8, text(1, ''), int(2, opset)));
}
