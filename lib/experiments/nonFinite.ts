import type { Frame } from './contract';

/** The first entry of a frame that is NaN or ±∞ without being meant so; undefined when all is well. */
export interface NonFinite {
  readonly name: string;
  readonly value: number;
  /** Of a grid; a scalar has none. */
  readonly row?: number;
  readonly col?: number;
}

export function findNonFinite({ scalars, grids, series, nonFinite = [] }: Frame): NonFinite | undefined {
  const meant = new Set(nonFinite);
  for (const [name, value] of Object.entries(scalars)) {
    if (!meant.has(name) && !Number.isFinite(value)) return { name, value };
  }
  for (const [name, { values, cols }] of Object.entries(grids)) {
    const at = meant.has(name) ? -1 : firstNonFinite(values);
    if (at >= 0) return { name, value: values[at] ?? Number.NaN, row: Math.floor(at / cols), col: at % cols };
  }
  for (const [name, { x, y }] of Object.entries(series)) {
    for (const values of meant.has(name) ? [] : [x, y]) {
      const at = firstNonFinite(values);
      if (at >= 0) return { name, value: values[at] ?? Number.NaN };
    }
  }
  return undefined;
}

function firstNonFinite(values: Float32Array | Float64Array): number {
  for (let i = 0; i < values.length; i++) if (!Number.isFinite(values[i])) return i;
  return -1;
}
