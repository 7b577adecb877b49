import type { BertConfig } from '@/lib/engine/bert/config';
import type { ParameterName } from '@/lib/engine/bert/names';
import { parameterShape } from '@/lib/engine/bert/stateDict';
import type { Grid } from '@/lib/grid';

/**
 * The shapes that parameters have in a state dict of this configuration, as a frame carries them: one row a name, [out, in] of a matrix,
 * [rows, width] of a table, [n, 0] of a vector. Nothing is drawn for it.
 */
export function shapesGrid(config: BertConfig, names: readonly ParameterName[]): Grid {
  const values = Float64Array.from(
    names.flatMap(name => {
      const [first = 1, second = 0] = parameterShape(config, name).shape;
      return [first, second];
    }),
  );
  return { values, rows: names.length, cols: 2 };
}
