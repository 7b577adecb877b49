import { type Axis, describeShape, precisionOf, type Tensor } from './tensor';

/**
 * The engine's one grammar for a wrong argument: `layerNorm: weight has 5 entries, expected hidden 4`.
 * Ops check at the door and nowhere else.
 */
export function expectShape(
  op: string,
  name: string,
  given: Tensor,
  axes: readonly Axis[],
  shape: readonly number[],
  like?: Tensor,
): void {
  const fits = given.shape.length === shape.length && shape.every((size, i) => given.shape[i] === size);
  if (!fits) {
    const expected = axes.map((axis, i) => `${axis} ${shape[i]}`).join(', ');
    throw new RangeError(
      shape.length === 1 && given.shape.length === 1
        ? `${op}: ${name} has ${given.data.length} entries, expected ${expected}`
        : `${op}: ${name} is ${describeShape(given.axes, given.shape)}, expected [${expected}]`,
    );
  }
  if (like && precisionOf(given) !== precisionOf(like)) {
    throw new TypeError(`${op}: ${name} is ${precisionOf(given)}, expected ${precisionOf(like)}`);
  }
}

/** As expectShape, against a tensor of the same shape. */
export function expectLike(op: string, name: string, given: Tensor, like: Tensor): void {
  expectShape(op, name, given, like.axes, like.shape, like);
}
