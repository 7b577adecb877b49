import type { FloatArray, Tensor } from '../tensor';
import type { Recorder } from './recorder';

type Op = (...args: never[]) => unknown;

/**
 * Any operation of functional/ on a tape, as it is: it runs on the arena's tensors, and what it makes is copied to fixed places.
 * `mutated` picks the arguments that it writes into.
 */
export function lift<F extends Op>(recorder: Recorder, op: F, mutated: readonly number[] = []): F {
  const lifted = (...args: Parameters<F>) => {
    const made = op(...args);
    const given = thingsIn(args);
    const held = hold(recorder, made, new Map(given.map(each => [each, each])));
    recorder.ran({
      reads: given,
      writes: [...thingsIn(held).filter(each => !given.includes(each)), ...mutated.flatMap(i => thingsIn(args[i]))],
      run: () => renew(held, op(...args)),
    });
    return held;
  };
  return lifted as F;
}

const isArray = (value: unknown): value is FloatArray => value instanceof Float32Array || value instanceof Float64Array;
const isTensor = (value: object): value is Tensor => 'axes' in value && 'shape' in value && 'data' in value;
const isPlain = (value: unknown): value is Record<string, unknown> | readonly unknown[] =>
  Array.isArray(value) ||
  (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype);

/** The tensors and arrays of numbers in a value, however deep. */
export function thingsIn(value: unknown): object[] {
  if (isArray(value)) return [value];
  if (typeof value !== 'object' || value === null) return [];
  if (isTensor(value)) return [value];
  // Rows of ids are numbers, many of them.
  if (Array.isArray(value) && value.every(each => typeof each === 'number')) return [];
  return isPlain(value) ? [...new Set(Object.values(value).flatMap(thingsIn))] : [];
}

/** The same structure with its tensors in the arena. Arrays beside them and numbers stay, to be renewed in place. */
function hold(recorder: Recorder, value: unknown, held: Map<unknown, unknown>): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const known = held.get(value);
  if (known !== undefined) return known;
  let copy: unknown = value;
  if (isTensor(value)) {
    const placed = recorder.place(value.axes, value.shape);
    placed.data.set(value.data);
    copy = placed;
  } else if (isPlain(value) && !Array.isArray(value)) {
    copy = Object.fromEntries(Object.entries(value).map(([name, field]) => [name, hold(recorder, field, held)]));
  } else if (Array.isArray(value)) copy = value.map(field => hold(recorder, field, held));
  held.set(value, copy);
  return copy;
}

/** Writes what an operation has made again over what is held of it. */
function renew(held: unknown, made: unknown): unknown {
  if (held === made || typeof held !== 'object' || held === null || typeof made !== 'object' || made === null) {
    return made;
  }
  if (isArray(held) && isArray(made)) held.set(made);
  else if (isTensor(held) && isTensor(made)) held.data.set(made.data);
  else {
    const [into, from] = [held as Record<string, unknown>, made as Record<string, unknown>];
    for (const name of Object.keys(into)) into[name] = renew(into[name], from[name]);
  }
  return held;
}
