import type { BertConfig } from '@/lib/engine/bert/config';
import { initBert } from '@/lib/engine/bert/initBert';
import { type ParameterName, parameterNames } from '@/lib/engine/bert/names';
import { parameterShape, type StateDict } from '@/lib/engine/bert/stateDict';
import { type Gains, gainOf, type WeightStd } from '@/lib/engine/bert/weightInits';
import { createRng, type FillGaussian, fillGaussian } from '@/lib/engine/rng';
import { entriesOf, type FloatArray, floats, type Precision, tensor } from '@/lib/engine/tensor';

/** Draws of N(0, 1) for each matrix of a layer. Both encoders have these; each multiplies them by its own σ. */
export type LayerDraws = ReadonlyMap<ParameterName, FloatArray>;

const isMatrix = (name: ParameterName): boolean => name.endsWith('.weight') && !name.includes('LayerNorm');

/** A one-layer configuration's parameters of its layer, under the names of layer 0. */
const ofLayer = (config: BertConfig): ParameterName[] =>
  parameterNames(config).filter(name => name.startsWith('encoder.layer.0.'));

/** The draws that initBert would take for layer `layer` of a deep encoder of that seed. Names are those of layer 0. */
export function drawLayer(
  config: BertConfig,
  { seed, layer, precision, fill = fillGaussian }: DrawOptions,
): LayerDraws {
  const draws = new Map<ParameterName, FloatArray>();
  for (const name of ofLayer(config).filter(isMatrix)) {
    const numbers = floats(precision, entriesOf(parameterShape(config, name).shape));
    fill(createRng(seed, name.replace('layer.0', `layer.${layer}`)), numbers, { mean: 0, std: 1 });
    draws.set(name, numbers);
  }
  return draws;
}

interface DrawOptions {
  readonly seed: number;
  readonly layer: number;
  readonly precision: Precision;
  readonly fill?: FillGaussian;
}

/** What stands around the layers: embeddings that nobody reads, a final norm where there is one. */
export const around = (config: BertConfig, precision: Precision): StateDict =>
  initBert({ ...config, numHiddenLayers: 0 }, { seed: 0, precision });

/** A layer's weights: the draws times σ; biases 0, norms' weights 1, ReZero's 0. */
export function layerWeights(
  config: BertConfig,
  rest: StateDict,
  draws: LayerDraws,
  { std, gains, precision }: { readonly std: WeightStd; readonly gains: Gains; readonly precision: Precision },
): StateDict {
  const weights: Partial<Record<ParameterName, unknown>> = { ...rest };
  for (const name of ofLayer(config)) {
    const { axes, shape } = parameterShape(config, name);
    const numbers = floats(precision, entriesOf(shape));
    const units = draws.get(name);
    if (units) {
      const [fanOut = 0, fanIn = 0] = shape;
      const sigma = std({ fanIn, fanOut }) * gainOf(gains, name);
      for (let i = 0; i < numbers.length; i++) numbers[i] = sigma * units[i]!;
    } else if (name.endsWith('LayerNorm.weight')) numbers.fill(1);
    weights[name] = tensor(numbers, axes, shape);
  }
  // Every name of the configuration is there: the layer's from above, the others from `rest`.
  return weights as StateDict;
}
