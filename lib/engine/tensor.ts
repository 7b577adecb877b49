/** A tensor is numbers in row-major order with a name and a size for each axis. There is nothing else in it. */

export type Axis =
  | 'batch'
  | 'token'
  | 'head'
  | 'query'
  | 'key'
  | 'headDim'
  | 'hidden'
  | 'intermediate'
  | 'vocabulary'
  | 'position'
  | 'segment';

export type Precision = 'float32' | 'float64';
export type FloatArray = Float32Array | Float64Array;

export interface Tensor {
  readonly data: FloatArray;
  /** Outermost first. */
  readonly axes: readonly Axis[];
  /** shape[i] is the size of axes[i]; their product is data.length. */
  readonly shape: readonly number[];
}

const arrays = { float32: Float32Array, float64: Float64Array } as const;

/** How many numbers a shape holds: the product of its sizes. */
export function entriesOf(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}

/** n zeros. */
export function floats(precision: Precision, n: number): FloatArray {
  return new arrays[precision](n);
}

export function precisionOf(x: Tensor | FloatArray): Precision {
  const data = 'axes' in x ? x.data : x;
  return data instanceof Float64Array ? 'float64' : 'float32';
}

/** Wraps numbers that are already there. Throws where they are not as many as the shape says. */
export function tensor(data: FloatArray, axes: readonly Axis[], shape: readonly number[]): Tensor {
  const entries = entriesOf(shape);
  if (axes.length !== shape.length)
    throw new RangeError(`tensor: shape has ${shape.length} sizes, expected ${axes.length}`);
  if (data.length !== entries) {
    throw new RangeError(
      `tensor: data has ${data.length} entries, expected ${describeShape(axes, shape)} = ${entries}`,
    );
  }
  return { data, axes, shape };
}

export function zeros(precision: Precision, axes: readonly Axis[], shape: readonly number[]): Tensor {
  return tensor(floats(precision, entriesOf(shape)), axes, shape);
}

/** Zeros of x's precision, in x's shape or another. */
export function zerosLike(x: Tensor, axes: readonly Axis[] = x.axes, shape: readonly number[] = x.shape): Tensor {
  return zeros(precisionOf(x), axes, shape);
}

/** The size of the innermost axis: what a row is long. */
export function rowLength(x: Tensor): number {
  return x.shape[x.shape.length - 1] ?? 1;
}

/** How many rows there are: the product of all axes but the innermost. */
export function rowCount(x: Tensor): number {
  return x.data.length / rowLength(x);
}

/** The size of a named axis; throws where x has none of that name. */
export function sizeOf(x: Tensor, axis: Axis): number {
  const size = x.shape[x.axes.indexOf(axis)];
  if (size === undefined) throw new RangeError(`sizeOf: no axis ${axis} in [${x.axes.join(', ')}]`);
  return size;
}

/** The same numbers (not a copy) at fixed indices of the outermost axes: `at(probs, 0, 2)` is batch 0, head 2: [query, key]. */
export function at(x: Tensor, ...indices: readonly number[]): Tensor {
  const shape = x.shape.slice(indices.length);
  const length = entriesOf(shape);
  let offset = 0;
  indices.forEach((index, axis) => {
    const size = x.shape[axis] ?? 0;
    if (!Number.isInteger(index) || index < 0 || index >= size) {
      throw new RangeError(`at: index ${index} is outside ${x.axes[axis] ?? 'the tensor'} 0…${size - 1}`);
    }
    offset = offset * size + index;
  });
  return { data: x.data.subarray(offset * length, (offset + 1) * length), axes: x.axes.slice(indices.length), shape };
}

/** A copy of the matrix at fixed outer indices, ready to be shown or posted: rows are the outer of the two axes that remain. */
export function matrixAt(x: Tensor, ...indices: readonly number[]): { values: FloatArray; rows: number; cols: number } {
  const matrix = at(x, ...indices);
  const [rows, cols] = matrix.shape;
  if (rows === undefined || cols === undefined || matrix.shape.length !== 2) {
    throw new RangeError(`matrixAt: [${matrix.axes.join(', ')}] remains, expected two axes`);
  }
  return { values: matrix.data.slice(), rows, cols };
}

/** "[token 7, hidden 30]", for messages. */
export function describeShape(axes: readonly Axis[], shape: readonly number[]): string {
  return `[${axes.map((axis, i) => `${axis} ${shape[i]}`).join(', ')}]`;
}
