import type { BertConfig } from '@/lib/engine/bert/config';
import { initBert } from '@/lib/engine/bert/initBert';
import { type ParameterName, parameterNames } from '@/lib/engine/bert/names';
import type { StateDict } from '@/lib/engine/bert/stateDict';
import { type WeightStd, weightInits } from '@/lib/engine/bert/weightInits';
import { rowLength, type Tensor, zeros } from '@/lib/engine/tensor';
import type { Context } from '../contract';
import { drawWeights } from '../drawWeights';
import { giveWay } from '../giveWay';

/** A layer's draws before σ: z of w = σz, in float64, so that σz rounds to what drawing at σ gives. */
let kept: { readonly key: string; readonly normals: StateDict } | undefined;

/**
 * A layer's weights at another σ: the draws of a seed do not depend on it. They are drawn once and kept (57 MB at width 768); from
 * then on a gain costs a multiplication an entry. `key` names seed and width.
 */
export async function weightsAtStd(
  key: string,
  config: BertConfig,
  options: { readonly seed: number; readonly std: WeightStd },
  context: Context,
): Promise<StateDict> {
  const { seed, std } = options;
  const normals =
    kept?.key === key
      ? kept.normals
      : await drawWeights(config, { seed, init: weightInits.literal(1), precision: 'float64' }, context);
  kept = { key, normals };
  const weights: Partial<Record<ParameterName, unknown>> = { ...initBert({ ...config, numHiddenLayers: 0 }, { seed }) };
  for (const name of parameterNames(config)) {
    if (!name.startsWith('encoder.')) continue;
    const unit = normals[name as 'encoder.layer.0.output.dense.weight'];
    if (unit) weights[name] = scaled(unit, unit.shape.length === 2 ? std(fansOf(unit)) : 1);
    await giveWay(context.signal);
  }
  // The embeddings' names and the layers', which is all that there are.
  return weights as StateDict;
}

/** Gives the draws back, unless they are of these settings. */
export function forgetNormals(key: string): void {
  if (kept?.key !== key) kept = undefined;
}

const fansOf = (weight: Tensor) => ({ fanIn: rowLength(weight), fanOut: weight.shape[0] ?? 0 });

function scaled({ data, axes, shape }: Tensor, std: number): Tensor {
  const out = zeros('float32', axes, shape);
  for (let i = 0; i < data.length; i++) out.data[i] = std * data[i]!;
  return out;
}
