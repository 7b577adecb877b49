import { expectLike } from '../check';
import { type Tensor, zerosLike } from '../tensor';

/**
 * a + b, of one shape: the residual connection. Its backward needs no function: dA = dB = dOut, a sum hands its gradient to
 * both of its terms. Where a tensor is used twice, its gradients are added with this same op.
 */
export function add(a: Tensor, b: Tensor): Tensor {
  expectLike('add', 'b', b, a);
  const out = zerosLike(a);
  for (let i = 0; i < out.data.length; i++) out.data[i] = a.data[i]! + b.data[i]!;
  return out;
}
