import { expectShape } from '../check';
import { sizeOf, type Tensor, zerosLike } from '../tensor';

/**
 * Cuts each token's row into heads: x [batch, token, hidden] → [batch, head, token, headDim], hidden = head · headDim.
 * Its backward is mergeHeads. As x.view(batch, token, head, headDim).transpose(1, 2) in torch.
 */
export function splitHeads(x: Tensor, heads: number): Tensor {
  const [batch, tokens, hidden] = [sizeOf(x, 'batch'), sizeOf(x, 'token'), sizeOf(x, 'hidden')];
  expectShape('splitHeads', 'x', x, ['batch', 'token', 'hidden'], [batch, tokens, hidden]);
  if (!Number.isInteger(heads) || heads < 1 || hidden % heads !== 0) {
    throw new RangeError(`splitHeads: hidden ${hidden} does not divide into ${heads} heads`);
  }
  const headDim = hidden / heads;
  const out = zerosLike(x, ['batch', 'head', 'token', 'headDim'], [batch, heads, tokens, headDim]);
  // region heads
  for (let b = 0; b < batch; b++) {
    for (let h = 0; h < heads; h++) {
      for (let t = 0; t < tokens; t++) {
        const from = (b * tokens + t) * hidden + h * headDim;
        const to = ((b * heads + h) * tokens + t) * headDim;
        out.data.set(x.data.subarray(from, from + headDim), to);
      }
    }
  }
  // endregion
  return out;
}

/** Lays the heads side by side again: [batch, head, token, headDim] → [batch, token, hidden]. Its backward is splitHeads. */
export function mergeHeads(x: Tensor): Tensor {
  const [batch, heads] = [sizeOf(x, 'batch'), sizeOf(x, 'head')];
  const [tokens, headDim] = [sizeOf(x, 'token'), sizeOf(x, 'headDim')];
  expectShape('mergeHeads', 'x', x, ['batch', 'head', 'token', 'headDim'], [batch, heads, tokens, headDim]);
  const hidden = heads * headDim;
  const out = zerosLike(x, ['batch', 'token', 'hidden'], [batch, tokens, hidden]);
  // region merge
  for (let b = 0; b < batch; b++) {
    for (let h = 0; h < heads; h++) {
      for (let t = 0; t < tokens; t++) {
        const from = ((b * heads + h) * tokens + t) * headDim;
        const to = (b * tokens + t) * hidden + h * headDim;
        out.data.set(x.data.subarray(from, from + headDim), to);
      }
    }
  }
  // endregion
  return out;
}
