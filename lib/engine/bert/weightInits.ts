import { deepNormBeta } from './architecture';
import type { ParameterName } from './names';

/** The standard deviation of a weight matrix's entries, from its sizes. */
export type WeightStd = (fans: { readonly fanIn: number; readonly fanOut: number }) => number;

/**
 * Ways to draw the dense layers' weights. Embeddings always have initializerRange, biases 0, norms' weights 1. Each is a standard
 * deviation; with `distribution: 'uniform'`, xavier is torch.nn.init.xavier_uniform_, he kaiming_uniform_(nonlinearity='relu').
 */
export const weightInits = {
  /** BERT's own: one σ for every matrix, .02 at width 768. */
  literal:
    (std: number): WeightStd =>
    () =>
      std,
  /**
   * One σ for every matrix again, .02 · √(768/d) = .554/√d: what BERT's .02 is at another width d. The second matrix of the
   * feed-forward network has more inputs than d, so that this is not `gain(.554)`, which would make its branch half as strong.
   */
  bertEquivalent:
    (hidden: number): WeightStd =>
    () =>
      0.02 * Math.sqrt(768 / hidden),
  /** σ = gain/√fanIn: what comes out has gain² times the variance of what goes in, at any width. .02 at width 768 is gain .554. */
  gain:
    (gain: number): WeightStd =>
    ({ fanIn }) =>
      gain / Math.sqrt(fanIn),
  /** σ = gain · √(2/(fanIn + fanOut)): between what keeps variance on the way forward and on the way back. Glorot and Bengio 2010. */
  xavier:
    (gain = 1): WeightStd =>
    ({ fanIn, fanOut }) =>
      gain * Math.sqrt(2 / (fanIn + fanOut)),
  /** σ = 1/√fanIn: variance in is variance out. LeCun et al. 1998. */
  leCun:
    (): WeightStd =>
    ({ fanIn }) =>
      1 / Math.sqrt(fanIn),
  /** σ = √(2/fanIn): makes up for the half that ReLU takes. He et al. 2015. */
  he:
    (): WeightStd =>
    ({ fanIn }) =>
      Math.sqrt(2 / fanIn),
} as const;

/** A factor for each weight: a function of its name, or a table by name or by the end of a name; the first that fits counts. */
export type Gains = Readonly<Record<string, number>> | ((name: ParameterName) => number);

/** Gains that an architecture was published with. */
export const gains = {
  /** DeepNorm's β = (8L)^−¼ on values, outputs and the feed-forward network, 1 on queries and keys; with xavier. Wang et al. 2022. */
  deepNorm: (layers: number): Gains => {
    const beta = deepNormBeta(layers);
    return { 'self.value.weight': beta, 'output.dense.weight': beta, 'intermediate.dense.weight': beta };
  },
} as const;

/** The factor on one weight's standard deviation; 1 where nothing is said of it. */
export function gainOf(gains: Gains | undefined, name: ParameterName): number {
  if (typeof gains === 'function') return gains(name);
  return Object.entries(gains ?? {}).find(([end]) => name.endsWith(end))?.[1] ?? 1;
}
