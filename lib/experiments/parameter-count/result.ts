import type { ParameterCountParams } from './params';

/** The modules of BertModel, as Hugging Face cuts it: where a parameter is counted. */
export type ModuleId = Exclude<ParameterCountParams['module'], 'none'>;
export const moduleIds = [
  'embeddings',
  'self',
  'selfOutput',
  'intermediate',
  'output',
  'pooler',
] as const satisfies readonly ModuleId[];

/**
 * Labels `parameters`: the names of the state dict that are counted: those of the embeddings, of layer 0 and of the pooler. Grid
 * `shapes`, a row each: parameterShapes.ts.
 */
export const shapes = 'shapes';

export type ParameterCountScalars = Readonly<Record<ModuleId, number>> & {
  /** One layer: self, selfOutput, intermediate and output together. */
  readonly layer: number;
  /** All L layers. */
  readonly layers: number;
  readonly total: number;
  /** intermediate and output, of a layer. */
  readonly feedForward: number;
  readonly feedForwardShare: number;
  /** Of a layer: matrices alone, and vectors alone (biases, γ, β). */
  readonly matrices: number;
  readonly vectors: number;
  readonly embeddingsShare: number;
  readonly hidden: number;
  readonly heads: number;
  readonly headDim: number;
  readonly intermediateSize: number;
};
