import type { BertConfig } from '@/lib/engine/bert/config';
import { initBert } from '@/lib/engine/bert/initBert';
import { type ParameterName, parameterNames } from '@/lib/engine/bert/names';
import type { StateDict } from '@/lib/engine/bert/stateDict';
import { type WeightStd, weightInits } from '@/lib/engine/bert/weightInits';
import type { FrozenWeights } from '@/lib/engine/kernels/frozenWeights';
import { type FloatArray, type Tensor, zeros } from '@/lib/engine/tensor';
import type { Context } from '../contract';
import { drawWeights } from '../drawWeights';
import { giveWay } from '../giveWay';

/** A layer's draws before σ: z of w = σz, in float64, so that σz rounds to what drawing at σ gives. */
let kept: { readonly key: string; readonly normals: StateDict } | undefined;

/** A layer's draws before σ, which do not depend on it: drawn once and kept (57 MB at width 768). `key` names seed and width. */
export async function unitNormals(key: string, config: BertConfig, seed: number, context: Context): Promise<StateDict> {
  if (kept?.key === key) return kept.normals;
  const normals = await drawWeights(config, { seed, init: weightInits.literal(1), precision: 'float64' }, context);
  kept = { key, normals };
  return normals;
}

/** A layer's weights at another σ: a multiplication an entry. */
export async function weightsAtStd(
  normals: StateDict,
  config: BertConfig,
  options: { readonly seed: number; readonly std: WeightStd },
  context: Context,
): Promise<StateDict> {
  const { seed, std } = options;
  const weights: Partial<Record<ParameterName, unknown>> = { ...initBert({ ...config, numHiddenLayers: 0 }, { seed }) };
  for (const name of parameterNames(config)) {
    if (!name.startsWith('encoder.')) continue;
    const { data, axes, shape } = normals[name as 'encoder.layer.0.output.dense.weight']!;
    const out = zeros('float32', axes, shape);
    scale(data, 0, shape.length === 2 ? std(fansOf(shape)) : 1, out.data);
    weights[name] = out;
    await giveWay(context.signal);
  }
  // The embeddings' names and the layers', which is all that there are.
  return weights as StateDict;
}

/** The same, over packed weights where they stand. What has been recorded with them must be computed anew. */
export function refillAtStd(frozen: FrozenWeights<StateDict>, normals: StateDict, std: WeightStd): void {
  frozen.refill((name, first, rows) => {
    const { data, shape } = normals[name as 'encoder.layer.0.output.dense.weight']!;
    scale(data, first, std(fansOf(shape)), rows);
  });
}

/** Gives the draws back, unless they are of these settings. */
export function forgetNormals(key: string): void {
  if (kept?.key !== key) kept = undefined;
}

const fansOf = ([fanOut = 0, fanIn = 0]: Tensor['shape']) => ({ fanIn, fanOut });

/** out[i] = σ z[first + i], rounded once. */
function scale(normals: FloatArray, first: number, std: number, out: FloatArray): void {
  for (let i = 0; i < out.length; i++) out[i] = std * normals[first + i]!;
}
