import { type Dropout, type DropoutCache, dropout, dropoutBackward } from '@/lib/engine/functional/dropout';
import { type LayerNormCache, layerNorm, layerNormBackward } from '@/lib/engine/functional/layerNorm';
import { linear, linearBackward } from '@/lib/engine/functional/linear';
import { residual, residualBackward } from '@/lib/engine/functional/residual';
import { type Tensor, zerosLike } from '@/lib/engine/tensor';

/**
 * BertSelfOutput with two switches: y = LN(drop(c Wᵀ + b) + r·x), or with dropout behind the addition, y = LN(drop(c Wᵀ + b + r·x)).
 * context, input and everything between: [token, hidden]; weight: [hidden, hidden]; bias: [hidden].
 */
export interface ModuleInputs {
  readonly context: Tensor;
  readonly input: Tensor;
  readonly weight: Tensor;
  readonly bias: Tensor;
}

export interface ModuleSwitches {
  readonly dropout: Dropout | undefined;
  readonly beforeAdd: boolean;
  /** r: 1, or 0 without the residual connection. */
  readonly r: 0 | 1;
}

export interface ModuleForward {
  readonly a: Tensor;
  /** The factor m/(1 − p) of each entry. */
  readonly m: Tensor;
  readonly dropped: Tensor;
  readonly sum: Tensor;
  readonly y: Tensor;
  readonly caches: { readonly dropout: DropoutCache; readonly norm: LayerNormCache };
}

const eps = 1e-12;

export function forward({ context, input, weight, bias }: ModuleInputs, switches: ModuleSwitches): ModuleForward {
  const { beforeAdd, r } = switches;
  const a = linear(context, weight, bias);
  const masked = dropout(beforeAdd ? a : residual(a, input, r), switches.dropout);
  const sum = beforeAdd ? residual(masked.out, input, r) : residual(a, input, r);
  const norm = layerNorm(beforeAdd ? sum : masked.out, undefined, undefined, eps);
  const m = masked.cache.scale ?? ones(a);
  return { a, m, dropped: masked.out, sum, y: norm.out, caches: { dropout: masked.cache, norm: norm.cache } };
}

export interface ModuleBackward {
  readonly dSum: Tensor;
  readonly dDropped: Tensor;
  readonly dx: Tensor;
  readonly da: Tensor;
  readonly dc: Tensor;
  readonly dw: Tensor;
  readonly db: Tensor;
}

/** dy: the gradient of y. */
export function backward(
  { context, weight }: ModuleInputs,
  { a, caches }: ModuleForward,
  { beforeAdd, r }: ModuleSwitches,
  dy: Tensor,
): ModuleBackward {
  const dNormed = layerNormBackward(dy, undefined, caches.norm).dX;
  const dropBack = (d: Tensor) => dropoutBackward(d, caches.dropout);
  const dSum = beforeAdd ? dNormed : dropBack(dNormed);
  const { dBranch, dSkip } = residualBackward(dSum, a, r);
  const da = beforeAdd ? dropBack(dBranch) : dBranch;
  const { dX: dc, dWeight: dw, dBias: db } = linearBackward(da, context, weight);
  return { dSum, dDropped: beforeAdd ? dBranch : dNormed, dx: dSkip, da, dc, dw, db };
}

function ones(like: Tensor): Tensor {
  const out = zerosLike(like);
  out.data.fill(1);
  return out;
}
