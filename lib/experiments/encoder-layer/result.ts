/**
 * What a frame of the encoder layer holds: tensors by module path. [token, hidden] x, q, k, v, context, h, y; [token, intermediate]
 * activated; scores and probs are [head · query, key], the heads' matrices one below the other.
 * Series `turn`: for each token the cosine of the angle between its vector before (x) and after the layer (y).
 */
const layer = 'encoder.layer.0';
export const gridNames = {
  x: 'embeddings.LayerNorm',
  q: `${layer}.attention.self.query`,
  k: `${layer}.attention.self.key`,
  v: `${layer}.attention.self.value`,
  scores: `${layer}.attention.self.scores`,
  probs: `${layer}.attention.self.probs`,
  context: `${layer}.attention.self.context`,
  h: `${layer}.attention.output.LayerNorm`,
  activated: `${layer}.intermediate.intermediate_act_fn`,
  y: `${layer}.output.LayerNorm`,
} as const;
export type GridKey = keyof typeof gridNames;
