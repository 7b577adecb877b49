import { type Tensor, zerosLike } from '../tensor';

export interface ClipOptions {
  /** The largest norm that all gradients together may keep; Infinity measures and scales nothing. */
  readonly maxNorm: number;
}

/**
 * ‖g‖ = √Σ‖gᵢ‖² over all gradients together; where it is above maxNorm, every gᵢ ← gᵢ · maxNorm / (‖g‖ + 1e-6), in place.
 * → the norm before clipping, []. As torch.nn.utils.clip_grad_norm_; Pascanu et al. 2013. A NaN or infinite norm scales nothing: it is
 * reported, not spread over gradients that were still good.
 */
export function clipGradNorm(gradients: readonly Tensor[], { maxNorm }: ClipOptions): Tensor {
  if (!(maxNorm > 0)) throw new RangeError(`clipGradNorm: maxNorm is ${maxNorm}, expected a number above 0`);
  const [first] = gradients;
  if (!first) throw new RangeError('clipGradNorm: there are no gradients, expected one');
  let squares = 0;
  for (const { data } of gradients) for (let i = 0; i < data.length; i++) squares += data[i]! * data[i]!;
  const norm = Math.sqrt(squares);
  // PyTorch's 1e-6: a norm of 0 divides too.
  const coefficient = maxNorm / (norm + 1e-6);
  if (coefficient < 1 && Number.isFinite(norm)) {
    for (const { data } of gradients) for (let i = 0; i < data.length; i++) data[i]! *= coefficient;
  }
  const out = zerosLike(first, [], []);
  out.data[0] = norm;
  return out;
}
