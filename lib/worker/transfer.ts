import type { Frame } from '@/lib/experiments/contract';
import type { Response } from './protocol';

type Numbers = Float32Array | Float64Array;

/**
 * A response ready to be moved instead of copied. A view into a larger buffer (an arena) is copied first, so that only what is shown
 * crosses over and the arena stays with its owner.
 */
export function movable(response: Response): { readonly response: Response; readonly transfer: ArrayBuffer[] } {
  if (response.type !== 'frame' && response.type !== 'grids') return { response, transfer: [] };
  const buffers = new Set<ArrayBuffer>();
  const move = <N extends Numbers>(values: N): N => {
    const own = values.byteLength === values.buffer.byteLength ? values : (values.slice() as N);
    buffers.add(own.buffer as ArrayBuffer);
    return own;
  };
  const moveGrids = (grids: Frame['grids']) => mapValues(grids, grid => ({ ...grid, values: move(grid.values) }));
  if (response.type === 'grids')
    return { response: { ...response, grids: moveGrids(response.grids) }, transfer: [...buffers] };
  const { frame } = response;
  const moved: Frame = {
    ...frame,
    grids: moveGrids(frame.grids),
    series: mapValues(frame.series, ({ x, y, se }) => ({ x: move(x), y: move(y), ...(se && { se: move(se) }) })),
  };
  return { response: { ...response, frame: moved }, transfer: [...buffers] };
}

function mapValues<V>(record: Readonly<Record<string, V>>, map: (value: V) => V): Record<string, V> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, map(value)]));
}
