/**
 * The encoder as a table: one line for each tensor on the way, in the order in which they are computed. Inspector, diagram, step list
 * and checks all read it; where a box stands in a drawing is the drawing's business. Light, for the page: no engine behind it.
 */
export interface Box {
  readonly id: string;
  /** As formulas and drawings write it. */
  readonly symbol: string;
  /** Its name in a run and in a frame's grids: what a forward hook on this module records, or what is computed between modules. */
  readonly activation: string;
  /** The class in Hugging Face's modeling_bert.py whose `forward` computes it. */
  readonly inClass: string;
  /** Parameters that it is made with, by their names in the state dict. */
  readonly parameters: readonly string[];
  /** Boxes that it is computed from. */
  readonly reads: readonly string[];
  /** How a cell of it comes about: what the unfolding writes out. */
  readonly way: Way;
  readonly columns: Columns;
}

export type Way = 'lookup' | 'sum' | 'norm' | 'linear' | 'scores' | 'softmax' | 'mixture' | 'gelu' | 'pooler';
/** What a column of its grid is. `keys`: one matrix a head, the heads' rows below each other. */
export type Columns = 'hidden' | 'intermediate' | 'keys';

const layer = 'encoder.layer.0';
const self = `${layer}.attention.self`;
const weightAndBias = (path: string) => [`${path}.weight`, `${path}.bias`] as const;

export const boxes = [
  {
    id: 'words',
    symbol: 'word',
    activation: 'embeddings.word_embeddings',
    inClass: 'BertEmbeddings',
    parameters: ['embeddings.word_embeddings.weight'],
    reads: [],
    way: 'lookup',
    columns: 'hidden',
  },
  {
    id: 'segments',
    symbol: 'segment',
    activation: 'embeddings.token_type_embeddings',
    inClass: 'BertEmbeddings',
    parameters: ['embeddings.token_type_embeddings.weight'],
    reads: [],
    way: 'lookup',
    columns: 'hidden',
  },
  {
    id: 'positions',
    symbol: 'position',
    activation: 'embeddings.position_embeddings',
    inClass: 'BertEmbeddings',
    parameters: ['embeddings.position_embeddings.weight'],
    reads: [],
    way: 'lookup',
    columns: 'hidden',
  },
  {
    id: 'embedded',
    symbol: 'e',
    activation: 'embeddings.sum',
    inClass: 'BertEmbeddings',
    parameters: [],
    reads: ['words', 'segments', 'positions'],
    way: 'sum',
    columns: 'hidden',
  },
  {
    id: 'x',
    symbol: 'x',
    activation: 'embeddings.LayerNorm',
    inClass: 'BertEmbeddings',
    parameters: weightAndBias('embeddings.LayerNorm'),
    reads: ['embedded'],
    way: 'norm',
    columns: 'hidden',
  },
  {
    id: 'q',
    symbol: 'q',
    activation: `${self}.query`,
    inClass: 'BertSelfAttention',
    parameters: weightAndBias(`${self}.query`),
    reads: ['x'],
    way: 'linear',
    columns: 'hidden',
  },
  {
    id: 'k',
    symbol: 'k',
    activation: `${self}.key`,
    inClass: 'BertSelfAttention',
    parameters: weightAndBias(`${self}.key`),
    reads: ['x'],
    way: 'linear',
    columns: 'hidden',
  },
  {
    id: 'v',
    symbol: 'v',
    activation: `${self}.value`,
    inClass: 'BertSelfAttention',
    parameters: weightAndBias(`${self}.value`),
    reads: ['x'],
    way: 'linear',
    columns: 'hidden',
  },
  {
    id: 'scores',
    symbol: 'scores',
    activation: `${self}.scores`,
    inClass: 'BertSelfAttention',
    parameters: [],
    reads: ['q', 'k'],
    way: 'scores',
    columns: 'keys',
  },
  {
    id: 'probs',
    symbol: 'probs',
    activation: `${self}.probs`,
    inClass: 'BertSelfAttention',
    parameters: [],
    reads: ['scores'],
    way: 'softmax',
    columns: 'keys',
  },
  {
    id: 'context',
    symbol: 'context',
    activation: `${self}.context`,
    inClass: 'BertSelfAttention',
    parameters: [],
    reads: ['probs', 'v'],
    way: 'mixture',
    columns: 'hidden',
  },
  {
    id: 'o',
    symbol: 'o',
    activation: `${layer}.attention.output.dense`,
    inClass: 'BertSelfOutput',
    parameters: weightAndBias(`${layer}.attention.output.dense`),
    reads: ['context'],
    way: 'linear',
    columns: 'hidden',
  },
  {
    id: 'attentionSum',
    symbol: 'x + o',
    activation: `${layer}.attention.output.sum`,
    inClass: 'BertSelfOutput',
    parameters: [],
    reads: ['x', 'o'],
    way: 'sum',
    columns: 'hidden',
  },
  {
    id: 'h',
    symbol: 'h',
    activation: `${layer}.attention.output.LayerNorm`,
    inClass: 'BertSelfOutput',
    parameters: weightAndBias(`${layer}.attention.output.LayerNorm`),
    reads: ['attentionSum'],
    way: 'norm',
    columns: 'hidden',
  },
  {
    id: 'a',
    symbol: 'a',
    activation: `${layer}.intermediate.dense`,
    inClass: 'BertIntermediate',
    parameters: weightAndBias(`${layer}.intermediate.dense`),
    reads: ['h'],
    way: 'linear',
    columns: 'intermediate',
  },
  {
    id: 'g',
    symbol: 'g',
    activation: `${layer}.intermediate.intermediate_act_fn`,
    inClass: 'BertIntermediate',
    parameters: [],
    reads: ['a'],
    way: 'gelu',
    columns: 'intermediate',
  },
  {
    id: 'f',
    symbol: 'f',
    activation: `${layer}.output.dense`,
    inClass: 'BertOutput',
    parameters: weightAndBias(`${layer}.output.dense`),
    reads: ['g'],
    way: 'linear',
    columns: 'hidden',
  },
  {
    id: 'outputSum',
    symbol: 'h + f',
    activation: `${layer}.output.sum`,
    inClass: 'BertOutput',
    parameters: [],
    reads: ['h', 'f'],
    way: 'sum',
    columns: 'hidden',
  },
  {
    id: 'y',
    symbol: 'y',
    activation: `${layer}.output.LayerNorm`,
    inClass: 'BertOutput',
    parameters: weightAndBias(`${layer}.output.LayerNorm`),
    reads: ['outputSum'],
    way: 'norm',
    columns: 'hidden',
  },
  {
    id: 'pooled',
    symbol: 'pooled',
    activation: 'pooler.activation',
    inClass: 'BertPooler',
    parameters: weightAndBias('pooler.dense'),
    reads: ['y'],
    way: 'pooler',
    columns: 'hidden',
  },
] as const satisfies readonly Box[];

export type BoxId = (typeof boxes)[number]['id'];

const byId = new Map<string, (typeof boxes)[number]>(boxes.map(box => [box.id, box]));

export function boxOf(id: BoxId): Omit<Box, 'reads'> & { readonly reads: readonly BoxId[] } {
  return byId.get(id)!;
}

/** Where a box comes in the computation, from 0. */
export const stepOf = (id: BoxId): number => boxes.findIndex(box => box.id === id);
