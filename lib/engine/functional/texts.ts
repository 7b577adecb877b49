import { type Tensor, zerosLike } from '../tensor';

/** What is the same for every text, once for each of them: [1, token, hidden] → [batch, token, hidden]. */
export function forEveryText(x: Tensor, batch: number): Tensor {
  expectBatchOfOne(x);
  const out = zerosLike(x, x.axes, [batch, ...x.shape.slice(1)]);
  for (let b = 0; b < batch; b++) out.data.set(x.data, b * x.data.length);
  return out;
}

/** The backward of forEveryText, a sum over the texts: [batch, token, hidden] → [1, token, hidden]. */
export function overTexts(dX: Tensor): Tensor {
  const out = zerosLike(dX, dX.axes, [1, ...dX.shape.slice(1)]);
  for (let i = 0; i < dX.data.length; i++) out.data[i % out.data.length]! += dX.data[i]!;
  return out;
}

function expectBatchOfOne(x: Tensor): void {
  if (x.axes[0] !== 'batch' || x.shape[0] !== 1)
    throw new RangeError(`forEveryText: x has ${x.axes[0] ?? 'no axis'} ${x.shape[0] ?? ''}, expected batch 1`);
}
