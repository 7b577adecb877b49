import { describe, expect, it } from 'vitest';
import type { Response } from './protocol';
import { movable } from './transfer';

const response = (values: Float32Array, more: Float32Array): Response => ({
  type: 'frame',
  job: 1,
  frame: {
    scalars: {},
    grids: { a: { values, rows: 1, cols: values.length }, b: { values: more, rows: 1, cols: more.length } },
    series: { s: { x: Float64Array.of(1), y: Float64Array.of(2), se: Float64Array.of(3) } },
    labels: {},
    notes: [],
    done: true,
  },
});

describe('movable', () => {
  it('moves whole buffers, each once', () => {
    const values = Float32Array.of(1, 2, 3);
    const { transfer } = movable(response(values, values));
    expect(transfer).toHaveLength(4);
    expect(transfer[0]).toBe(values.buffer);
  });

  it('copies a view, so that the arena behind it stays and does not cross over', () => {
    const arena = new Float32Array(1000).fill(7);
    const moved = movable(response(arena.subarray(10, 12), Float32Array.of(0)));
    structuredClone(moved.response, { transfer: moved.transfer });
    expect(arena.length).toBe(1000);
    expect(moved.transfer.reduce((sum, { byteLength }) => sum + byteLength, 0)).toBe(0);
    const { transfer } = movable(response(arena.subarray(10, 12), Float32Array.of(0)));
    expect(transfer[0]?.byteLength).toBe(8);
  });

  it('leaves other responses alone', () => {
    expect(movable({ type: 'done', job: 1 })).toEqual({ response: { type: 'done', job: 1 }, transfer: [] });
  });
});
