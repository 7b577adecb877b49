/**
 * What a frame of the chain holds; light enough for the page. States are counted from 0, what enters, to n; block l leads from state l to l + 1.
 *   [state, dimension]    forward: x · backward: ∂L/∂x · skip: the part of it that takes the residual connections alone
 *   [block, dimension]    read: what a branch reads · written: what it adds · normed: 1/s of each block's norm, [block, 1], where it has one
 *   [block, dimension]    sumGradient, readGradient: the gradients of the sum, in front of its norm, and of what the branch read
 *   [length, dimension]   lengths: the gradient of the input, apart by how many branches its paths take
 *   [path, dimension]     paths: the same path by path, up to `mostDrawn` blocks; pathSizes [path, state]: their RMS on the way down
 *   [out, in]             weight: A of a block
 */
export const gridName = {
  forward: 'x',
  backward: 'x.grad',
  skip: 'x.grad.skip',
  read: 'read',
  written: 'written',
  sumGradient: 'sum.grad',
  readGradient: 'read.grad',
  rstd: 'rstd',
  lengths: 'lengths',
  paths: 'paths',
  pathSizes: 'paths.rms',
  weight: (block: number) => `blocks.${block}.weight`,
} as const;

/** Over the states, RMS: norm, theory, gradient, skip, bound. Over the blocks, from 1: ratio. Over the lengths: count, carried. */
export type SeriesKey =
  | 'norm'
  | 'norm.theory'
  | 'gradient'
  | 'gradient.skip'
  | 'gradient.bound'
  | 'ratio'
  | 'paths.count'
  | 'paths.carried';

export type ProofKey = 'block' | 'product' | 'paths' | 'identity' | 'post' | 'bound';

/** The order in which paths are listed: by length, then by mask. */
export function pathMasks(blocks: number): number[] {
  const length = (mask: number) => mask.toString(2).replaceAll('0', '').length;
  return Array.from({ length: 2 ** blocks }, (_, mask) => mask).sort((a, b) => length(a) - length(b) || a - b);
}
