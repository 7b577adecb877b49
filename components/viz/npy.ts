import type { Grid } from '@/lib/grid';

/**
 * A grid as a NumPy array file, `np.load` reads it: format version 1.0, little-endian float32 or float64 as the grid holds them,
 * C order, shape (rows, cols). numpy.lib.format.
 */
export function npy({ values, rows, cols }: Grid): Uint8Array<ArrayBuffer> {
  const bytes = values.BYTES_PER_ELEMENT;
  const dict = `{'descr': '<f${bytes}', 'fortran_order': False, 'shape': (${rows}, ${cols}), }`;
  const PREFIX = 10; // magic string 6, version 2, header length 2
  // The data begin at a multiple of 64; the header ends in a newline.
  const length = Math.ceil((PREFIX + dict.length + 1) / 64) * 64 - PREFIX;
  const file = new Uint8Array(PREFIX + length + rows * cols * bytes);
  file.set([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, length & 255, length >>> 8]);
  const header = `${dict.padEnd(length - 1)}\n`;
  for (let i = 0; i < length; i++) file[PREFIX + i] = header.charCodeAt(i);
  const view = new DataView(file.buffer, PREFIX + length);
  const write = bytes === 4 ? view.setFloat32.bind(view) : view.setFloat64.bind(view);
  for (let i = 0; i < rows * cols; i++) write(i * bytes, values[i] ?? Number.NaN, true);
  return file;
}
