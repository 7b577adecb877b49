import type { Grid } from '@/lib/grid';

/**
 * The tensors of one encoder layer under the short names that pictures and sentences use; the names of a frame's grids are the module
 * paths. How each becomes a grid is said in layerGrids.ts. Light, for the page: no engine behind it.
 */
const layer = 'encoder.layer.0';
export const layerActivations = {
  x: 'embeddings.LayerNorm',
  q: `${layer}.attention.self.query`,
  k: `${layer}.attention.self.key`,
  v: `${layer}.attention.self.value`,
  unscaled: `${layer}.attention.self.scores_unscaled`,
  scores: `${layer}.attention.self.scores`,
  probs: `${layer}.attention.self.probs`,
  dropped: `${layer}.attention.self.dropout`,
  context: `${layer}.attention.self.context`,
  attended: `${layer}.attention.output.dense`,
  h: `${layer}.attention.output.LayerNorm`,
  activated: `${layer}.intermediate.intermediate_act_fn`,
  ffn: `${layer}.output.dense`,
  y: `${layer}.output.LayerNorm`,
} as const;
export const layerWeights = {
  queryWeight: `${layer}.attention.self.query.weight`,
  keyWeight: `${layer}.attention.self.key.weight`,
  valueWeight: `${layer}.attention.self.value.weight`,
} as const;
export const layerTensors = { ...layerActivations, ...layerWeights } as const;

/** The rows of one head of a [head · query, key] grid. No copy. */
export function headRows({ values, cols }: Grid, head: number): Grid {
  return { values: values.subarray(head * cols * cols, (head + 1) * cols * cols), rows: cols, cols };
}

/** The columns of one head of a [token, hidden] grid. */
export function headColumns({ values, rows, cols }: Grid, head: number, headDim: number): Grid {
  const out = new (values instanceof Float64Array ? Float64Array : Float32Array)(rows * headDim);
  for (let row = 0; row < rows; row++) {
    const start = row * cols + head * headDim;
    out.set(values.subarray(start, start + headDim), row * headDim);
  }
  return { values: out, rows, cols: headDim };
}
