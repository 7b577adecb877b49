import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csv, csvText } from './csv';
import { exactNumber } from './exactNumber';
import { fileName } from './exports';
import { npy } from './npy';

const grid = { values: Float32Array.of(0.1, -2.5, Number.NaN, Number.NEGATIVE_INFINITY), rows: 2, cols: 2 };

describe('csv', () => {
  test('has a header of column labels and a label for each row', () => {
    expect(csv(grid, { rowLabels: ['the', 'river'], colLabels: ['a,b', 'say "x"'] })).toBe(
      ',"a,b","say ""x"""\r\nthe,0.1,-2.5\r\nriver,NaN,-Infinity\r\n',
    );
  });

  test('without labels counts from 0', () => expect(csv(grid, {}).split('\r\n')[0]).toBe(',0,1'));

  test.each(['=1+1', '+1', '-1', '@sum', '  =1', '\t=1', '＝1', '\u0000=1'])(
    'keeps a word like %j from being a formula',
    word => {
      expect(csvText(word).replace(/^"/, '')).toMatch(/^'/);
    },
  );

  test('numbers that start with a minus stay numbers', () => {
    for (const cell of csv(grid, {}).split('\r\n')[1]!.split(',').slice(1)) expect(Number(cell)).not.toBeNaN();
  });

  test('a word with line breaks stays in its cell', () => expect(csvText('a\r\nb')).toBe('"a\r\nb"'));

  test('every float32 and float64 reads back as itself', () => {
    fc.assert(fc.property(fc.float({ noNaN: true }), value => Math.fround(Number(exactNumber(value, true))) === value));
    fc.assert(fc.property(fc.double({ noNaN: true }), value => Number(exactNumber(value, false)) === value));
  });
});

describe('npy', () => {
  const header = (bytes: Uint8Array) =>
    new TextDecoder('latin1').decode(bytes.subarray(0, 10 + bytes[8]! + 256 * bytes[9]!));
  test('begins with the magic string, version 1.0 and a header that NumPy parses', () => {
    const bytes = npy(grid);
    expect([...bytes.subarray(0, 8)]).toEqual([0x93, 78, 85, 77, 80, 89, 1, 0]);
    expect(header(bytes).slice(10)).toMatch(/^\{'descr': '<f4', 'fortran_order': False, 'shape': \(2, 2\), \} *\n$/);
    expect(header(bytes).length % 64).toBe(0);
  });

  test('holds the values little-endian in C order', () => {
    const bytes = npy(grid);
    const data = new DataView(bytes.buffer, header(bytes).length);
    expect(data.byteLength).toBe(16);
    expect(data.getFloat32(0, true)).toBe(Math.fround(0.1));
    expect(data.getFloat32(4, true)).toBe(-2.5);
    expect(data.getFloat32(8, true)).toBeNaN();
  });

  test('keeps float64', () => {
    const bytes = npy({ values: Float64Array.of(Math.PI), rows: 1, cols: 1 });
    expect(header(bytes)).toContain("'<f8'");
    expect(new DataView(bytes.buffer, header(bytes).length).getFloat64(0, true)).toBe(Math.PI);
  });
});

test('a file name is one that every system takes', () => {
  expect(fileName('encoder.layer.0.attention.self.query', 'npy')).toBe('encoder.layer.0.attention.self.query.npy');
  expect(fileName('../k ᵀ: 编码?', 'csv')).toBe('k-ᵀ-编码.csv');
  expect(fileName('∑', 'csv')).toBe('heatmap.csv');
});
