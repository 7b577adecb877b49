import type { BertRun } from '@/lib/engine/bert/run';
import { denseGradientNorm } from '@/lib/engine/metrics/gradientNorms';
import { rms } from '@/lib/engine/metrics/moments';
import { createRng, fillGaussian } from '@/lib/engine/rng';
import { type Tensor, tensor, zerosLike } from '@/lib/engine/tensor';

/** What is kept of the gradient of a hidden state, and of those of the weights of the layer that made it. */
export interface Returned {
  /** [1, token, hidden] */
  readonly d: Tensor;
  readonly rms: number;
  /** Absent for hidden state 0. */
  readonly layer?: { readonly query: number; readonly ffn: number };
}

/** A gradient of the last hidden state as a loss might send it: independent entries from N(0, 1), of a stream of its own. */
export function topGradient(seed: number, like: Tensor): Tensor {
  const d = zerosLike(like);
  fillGaussian(createRng(seed, 'gradient of the last hidden state'), d.data, { mean: 0, std: 1 });
  return d;
}

/** Measures a gradient. It is copied, as a hidden state is. */
export function returned(d: Tensor): Returned {
  const data = d.data.slice();
  return { d: tensor(data, d.axes, d.shape), rms: rms(data) };
}

/** The gradients of the weights of layer `layer`, from 0, which a run has just gone back through. */
export function weightGradients(run: BertRun, layer: number): NonNullable<Returned['layer']> {
  const path = `encoder.layer.${layer}` as const;
  return {
    query: denseGradientNorm(run, `${path}.attention.self.query`),
    ffn: denseGradientNorm(run, `${path}.output.dense`),
  };
}
