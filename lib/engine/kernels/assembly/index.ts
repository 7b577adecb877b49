// The exports of the binary, described in ../exports.ts.
export { gelu, geluBackward, geluTanh, geluTanhBackward, relu, reluBackward, tanh, tanhBackward } from './activations';
export { attention, attentionBackward } from './attention';
export { setTileRows } from './blocks';
export { crossEntropy, crossEntropyBackward } from './crossEntropy';
export { fillGaussian, streamWords } from './drawing';
export { add, copy, divide, dot, fill, multiply, scale, weightedSum } from './entries';
export { gemm } from './gemm';
export { mergeHeads, splitHeads } from './heads';
export { l2Normalize, l2NormalizeBackward } from './l2Normalize';
export { layerNorm, normBackward, rmsNorm } from './norm';
export { adamStep, sgdStep } from './optimizer';
export { packPanels, packPanelsTransposed, packRows, packRowsTransposed } from './packing';
export { peakMadd } from './peak';
export { sumRows } from './rows';
export { softmax, softmaxBackward } from './softmax';
export { gather, scatterAdd } from './tables';

/** The first byte that the binary leaves to others. */
export const heapBase: usize = __heap_base;
