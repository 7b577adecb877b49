import { expectShape } from '../check';
import { sizeOf, type Tensor, zerosLike } from '../tensor';

/** The first token's row of every text, which the pooler reads: [batch, token, hidden] → [batch, hidden]. As x[:, 0] in torch. */
export function firstToken(x: Tensor): Tensor {
  const [batch, tokens, hidden] = [sizeOf(x, 'batch'), sizeOf(x, 'token'), sizeOf(x, 'hidden')];
  const out = zerosLike(x, ['batch', 'hidden'], [batch, hidden]);
  for (let b = 0; b < batch; b++) {
    const start = b * tokens * hidden;
    out.data.set(x.data.subarray(start, start + hidden), b * hidden);
  }
  return out;
}

/** dX = dY at every text's first of `tokens` tokens, 0 at the others: [batch, hidden] → [batch, token, hidden]. */
export function firstTokenBackward(dOut: Tensor, tokens: number): Tensor {
  const [batch, hidden] = [sizeOf(dOut, 'batch'), sizeOf(dOut, 'hidden')];
  expectShape('firstTokenBackward', 'dOut', dOut, ['batch', 'hidden'], [batch, hidden]);
  const dX = zerosLike(dOut, ['batch', 'token', 'hidden'], [batch, tokens, hidden]);
  for (let b = 0; b < batch; b++) dX.data.set(dOut.data.subarray(b * hidden, (b + 1) * hidden), b * tokens * hidden);
  return dX;
}
