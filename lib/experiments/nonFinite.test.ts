import { describe, expect, it } from 'vitest';
import type { Frame } from './contract';
import { findNonFinite } from './nonFinite';

const frame = (part: Partial<Frame>): Frame => ({
  scalars: {},
  grids: {},
  series: {},
  labels: {},
  notes: [],
  done: true,
  ...part,
});

describe('findNonFinite', () => {
  it('finds nothing where all is well', () => {
    expect(
      findNonFinite(frame({ scalars: { a: 1 }, grids: { g: { values: Float32Array.of(1, 2), rows: 1, cols: 2 } } })),
    ).toBeUndefined();
  });

  it('says which scalar, which cell, which series', () => {
    expect(findNonFinite(frame({ scalars: { a: Number.NaN } }))).toEqual({ name: 'a', value: Number.NaN });
    const grids = { g: { values: Float32Array.of(1, 2, 3, Infinity), rows: 2, cols: 2 } };
    expect(findNonFinite(frame({ grids }))).toEqual({ name: 'g', value: Infinity, row: 1, col: 1 });
    const series = { s: { x: Float64Array.of(1), y: Float64Array.of(Number.NaN) } };
    expect(findNonFinite(frame({ series }))).toEqual({ name: 's', value: Number.NaN });
  });

  it('lets pass what the frame says is meant', () => {
    const grids = { masked: { values: Float32Array.of(-Infinity), rows: 1, cols: 1 } };
    expect(findNonFinite(frame({ grids, nonFinite: ['masked'] }))).toBeUndefined();
  });
});
