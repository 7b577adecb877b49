// The exports of the binary, described in ../exports.ts.
export { setTileRows } from './blocks';
export { gemm } from './gemm';
export { packPanels, packPanelsTransposed, packRows, packRowsTransposed } from './packing';
export { peakMadd } from './peak';

/** The first byte that the binary leaves to others. */
export const heapBase: usize = __heap_base;
