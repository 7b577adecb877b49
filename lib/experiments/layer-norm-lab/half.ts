/** The smallest step of float16 below 2⁻¹⁴, and its smallest positive number. */
export const smallestHalf = 2 ** -24;
/** Where float16 ends: beyond it is ∞. */
const LARGEST = 65_504;

/** The number of IEEE 754 binary16 nearest to `value`, ties to even, as `torch.tensor(value, dtype=torch.float16)`. */
export function toHalf(value: number): number {
  const size = Math.abs(value);
  if (size === 0 || !Number.isFinite(value)) return value;
  // Ten bits behind the leading one; below 2⁻¹⁴ the steps are all alike.
  const step = 2 ** (Math.max(Math.floor(Math.log2(size)), -14) - 10);
  const steps = size / step;
  const floor = Math.floor(steps);
  const rest = steps - floor;
  const up = rest > 0.5 || (rest === 0.5 && floor % 2 === 1);
  const rounded = (floor + (up ? 1 : 0)) * step;
  return Math.sign(value) * (rounded > LARGEST ? Number.POSITIVE_INFINITY : rounded);
}
