import type { NormDetach } from '../functional/layerNorm';
import type { Tensor } from '../tensor';
import { keep, keepGradient } from './modules';
import type { NormPath } from './names';
import { type BertRun, existing } from './run';

/** nn.LayerNorm, nn.RMSNorm or l2 at a path of a run, whichever the architecture has there. */

type NormKind = 'layer' | 'rms' | 'l2';

interface Norm {
  /** Leaves in the run's caches what its backward needs. */
  readonly forward: (run: BertRun, path: NormPath, x: Tensor) => Tensor;
  readonly backward: (run: BertRun, path: NormPath, dOut: Tensor, detach: NormDetach) => NormGradients;
}

interface NormGradients {
  readonly dX: Tensor;
  readonly dWeight?: Tensor;
  readonly dBias?: Tensor;
}

const norms: Readonly<Record<NormKind, Norm>> = {
  layer: {
    forward: (run, path, x) => {
      const { weight, bias } = parametersAt(run, path);
      const { out, cache } = run.ops.layerNorm(x, weight, bias, run.config.layerNormEps);
      run.caches.layerNorms[path] = cache;
      return out;
    },
    backward: (run, path, dOut, detach) => {
      const cache = existing(run.caches.layerNorms[path], 'LayerNorm cache', path);
      return run.ops.layerNormBackward(dOut, parametersAt(run, path).weight, cache, detach);
    },
  },
  rms: {
    forward: (run, path, x) => {
      const { out, cache } = run.ops.rmsNorm(x, parametersAt(run, path).weight, run.config.layerNormEps);
      run.caches.layerNorms[path] = cache;
      return out;
    },
    backward: (run, path, dOut, detach) => {
      const cache = existing(run.caches.layerNorms[path], 'RMSNorm cache', path);
      return run.ops.rmsNormBackward(dOut, parametersAt(run, path).weight, cache, detach);
    },
  },
  l2: {
    forward: (run, path, x) => {
      const { out, cache } = run.ops.l2Normalize(x, run.config.layerNormEps);
      run.caches.l2Norms[path] = cache;
      return out;
    },
    backward: (run, path, dOut) => ({
      dX: run.ops.l2NormalizeBackward(dOut, existing(run.caches.l2Norms[path], 'l2 cache', path)),
    }),
  },
};

/** x: [..., n], normed over n → the same shape. */
export function normAt(run: BertRun, path: NormPath, x: Tensor): Tensor {
  return keep(run, path, norms[kindOf(run, path)].forward(run, path, x));
}

/** dOut → dX of the same shape; leaves the gradients of the weights that there are. */
export function normBackwardAt(run: BertRun, path: NormPath, dOut: Tensor): Tensor {
  keepGradient(run, path, dOut);
  const { dX, dWeight, dBias } = gradientsAt(run, path, dOut);
  const { weight, bias } = parametersAt(run, path);
  if (weight && dWeight) run.gradients[`${path}.weight`] = dWeight;
  if (bias && dBias) run.gradients[`${path}.bias`] = dBias;
  return dX;
}

/** The Jacobian alone, Jᵀ dOut: nothing is left in the run. */
export function throughNorm(run: BertRun, path: NormPath, dOut: Tensor): Tensor {
  return gradientsAt(run, path, dOut).dX;
}

function gradientsAt(run: BertRun, path: NormPath, dOut: Tensor): NormGradients {
  const detach = isBlockNorm(path) ? run.config.architecture.normDetach : 'none';
  return norms[kindOf(run, path)].backward(run, path, dOut, detach);
}

/**
 * The weight and bias of a norm that has some. A state dict may hold more than an architecture has, when several share it: what counts
 * is the architecture.
 */
function parametersAt({ config, stateDict }: BertRun, path: NormPath): { weight?: Tensor; bias?: Tensor } {
  const { normAffine } = config.architecture;
  if (isBlockNorm(path) && !normAffine) return {};
  const [weight, bias] = [stateDict[`${path}.weight`], stateDict[`${path}.bias`]];
  return { ...(weight && { weight }), ...(bias && { bias }) };
}

/** The norms that an architecture chooses; the embeddings' is BERT's, those of queries and keys are chosen apart. */
const isBlockNorm = (path: NormPath): boolean => path !== 'embeddings.LayerNorm' && !path.endsWith('_norm');

function kindOf({ config }: BertRun, path: NormPath): NormKind {
  if (path === 'embeddings.LayerNorm') return 'layer';
  const { norm, qkNorm } = config.architecture;
  const kind = path.endsWith('_norm') ? qkNorm : norm;
  if (kind === 'none') throw new RangeError(`${path}: the architecture has no norm here`);
  return kind;
}
