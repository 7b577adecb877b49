import { expectLike, expectShape } from '../check';
import { type Tensor, zerosLike } from '../tensor';

/** y = factor · x with one learnable number. x, y: of whatever shape; factor: []. */
export function scale(x: Tensor, factor: Tensor): Tensor {
  expectShape('scale', 'factor', factor, [], [], x);
  const a = factor.data[0]!;
  const out = zerosLike(x);
  for (let i = 0; i < out.data.length; i++) out.data[i] = a * x.data[i]!;
  return out;
}

/** dX = factor · dY, dFactor = Σ dY ⊙ x. */
export function scaleBackward(dOut: Tensor, x: Tensor, factor: Tensor): { dX: Tensor; dFactor: Tensor } {
  expectLike('scaleBackward', 'dOut', dOut, x);
  expectShape('scaleBackward', 'factor', factor, [], [], x);
  const a = factor.data[0]!;
  const dX = zerosLike(x);
  let sum = 0;
  for (let i = 0; i < dX.data.length; i++) {
    dX.data[i] = a * dOut.data[i]!;
    sum += dOut.data[i]! * x.data[i]!;
  }
  const dFactor = zerosLike(factor);
  dFactor.data[0] = sum;
  return { dX, dFactor };
}
