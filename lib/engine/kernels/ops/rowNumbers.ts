import type { FloatArray } from '../../tensor';
import type { ArenaTensor } from '../arenaTensor';
import type { Recorder } from '../recorder';

/**
 * What a norm leaves for its backward beside y, one number a row: 1/s, or ‖x‖. On a tape they are a tensor, kept with y under
 * `name`; a cache of the reference has them in an array, which is taken in as an input. normalized: [..., n] → [rows].
 */
export function rowNumbers(
  { once, taken }: Recorder,
  op: string,
  name: string,
  normalized: ArenaTensor,
  inCache: () => FloatArray,
): ArenaTensor {
  return once(normalized, name, () =>
    taken(op, name, {
      axes: ['token'],
      shape: [inCache().length],
      get data() {
        return inCache();
      },
    }),
  );
}
