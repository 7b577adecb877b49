import { createRng, fillGaussian } from '@/lib/engine/rng';
import { rowLength, type Tensor, zerosLike } from '@/lib/engine/tensor';
import { oneAt, type Upstream } from './upstreamKinds';

/** A gradient of y [token, hidden], of a stream of its own. */
export function upstreamGradient(kind: Upstream, seed: number, like: Tensor): Tensor {
  const d = zerosLike(like);
  if (kind === 'noise') fillGaussian(createRng(seed, 'gradient of the output'), d.data, { mean: 0, std: 1 });
  else {
    const { token, feature } = oneAt(like.shape[0] ?? 1, rowLength(like));
    d.data[token * rowLength(like) + feature] = 1;
  }
  return d;
}
