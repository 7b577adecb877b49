import type { Tensor } from '../tensor';
import { keep, keepGradient } from './modules';
import { normAt, normBackwardAt } from './norm';
import { activation, type BertRun } from './run';

/**
 * Queries and keys normed head by head before they meet, where the architecture does so. With 'l2' a score is g · cos(q, k): the
 * learned g is put on the queries, (g q̂) · k̂. Every tensor: [batch, head, token, headDim].
 */
export function normedQuery(run: BertRun, layer: number, query: Tensor): Tensor {
  if (run.config.architecture.qkNorm === 'none') return query;
  const path = `encoder.layer.${layer}.attention.self` as const;
  const normed = normAt(run, `${path}.q_norm`, query);
  const g = learnedScale(run, layer);
  return g ? keep(run, `${path}.q_scaled`, run.ops.scale(normed, g)) : normed;
}

/** The gradient of the queries that met the keys → that of the projected ones; leaves g's and the norm's gradients. */
export function normedQueryBackward(run: BertRun, layer: number, dOut: Tensor): Tensor {
  if (run.config.architecture.qkNorm === 'none') return dOut;
  const path = `encoder.layer.${layer}.attention.self` as const;
  const g = learnedScale(run, layer);
  if (!g) return normBackwardAt(run, `${path}.q_norm`, dOut);
  keepGradient(run, `${path}.q_scaled`, dOut);
  const { dX, dFactor } = run.ops.scaleBackward(dOut, activation(run, `${path}.q_norm`), g);
  run.gradients[`${path}.qk_scale`] = dFactor;
  return normBackwardAt(run, `${path}.q_norm`, dX);
}

/** g, where queries and keys have length 1. */
function learnedScale({ config, stateDict }: BertRun, layer: number): Tensor | undefined {
  return config.architecture.qkNorm === 'l2' ? stateDict[`encoder.layer.${layer}.attention.self.qk_scale`] : undefined;
}

/** k̂: keys are normed as queries are, and never scaled. */
export function normedKey(run: BertRun, layer: number, key: Tensor): Tensor {
  if (run.config.architecture.qkNorm === 'none') return key;
  return normAt(run, `encoder.layer.${layer}.attention.self.k_norm`, key);
}

/** As normedQueryBackward, of the keys. */
export function normedKeyBackward(run: BertRun, layer: number, dOut: Tensor): Tensor {
  if (run.config.architecture.qkNorm === 'none') return dOut;
  return normBackwardAt(run, `encoder.layer.${layer}.attention.self.k_norm`, dOut);
}
