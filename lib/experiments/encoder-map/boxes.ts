/**
 * The encoder as a table: one line for each tensor on the way, in the order in which they are computed. Inspector, diagram, step list,
 * formulas and checks all read it; where a box stands in a drawing is the drawing's business. Light, for the page: no engine behind it.
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
  /** One cell, in TeX with the macros of lib/tex, each tensor a part by its box's id. Indices count from 0; t, u are tokens, i, j dimensions. */
  readonly tex: string;
}

export type Way = 'lookup' | 'sum' | 'norm' | 'linear' | 'scores' | 'softmax' | 'mixture' | 'gelu' | 'pooler';
/** What a column of its grid is. `keys`: one matrix a head, the heads' rows below each other. */
export type Columns = 'hidden' | 'intermediate' | 'keys';

const layer = 'encoder.layer.0';
const self = `${layer}.attention.self`;
const norm = (path: string) => [`${path}.weight`, `${path}.bias`] as const;
const linear = norm;

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
    tex: String.raw`\part{words}{\text{word}_{t,i}}=E_\text{word}[\mathrm{id}_t,\,i]`,
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
    tex: String.raw`\part{segments}{\text{segment}_{t,i}}=E_\text{segment}[0,\,i]`,
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
    tex: String.raw`\part{positions}{\text{position}_{t,i}}=E_\text{position}[t,\,i]`,
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
    tex: String.raw`\part{embedded}{\X{e_{t,i}}}=\part{words}{\text{word}_{t,i}}+\part{segments}{\text{segment}_{t,i}}+\part{positions}{\text{position}_{t,i}}`,
  },
  {
    id: 'x',
    symbol: 'x',
    activation: 'embeddings.LayerNorm',
    inClass: 'BertEmbeddings',
    parameters: norm('embeddings.LayerNorm'),
    reads: ['embedded'],
    way: 'norm',
    columns: 'hidden',
    tex: String.raw`\part{x}{\X{x_{t,i}}}=\gamma_i\,\frac{\part{embedded}{\X{e_{t,i}}}-\mu_t}{\sqrt{\sigma_t^2+\varepsilon}}+\beta_i`,
  },
  {
    id: 'q',
    symbol: 'q',
    activation: `${self}.query`,
    inClass: 'BertSelfAttention',
    parameters: linear(`${self}.query`),
    reads: ['x'],
    way: 'linear',
    columns: 'hidden',
    tex: String.raw`\part{q}{\Q{q_{t,i}}}=\sum_{j=0}^{d-1}\part{x}{\X{x_{t,j}}}\,\Q{W_Q}[i,j]+\Q{b_Q}[i]`,
  },
  {
    id: 'k',
    symbol: 'k',
    activation: `${self}.key`,
    inClass: 'BertSelfAttention',
    parameters: linear(`${self}.key`),
    reads: ['x'],
    way: 'linear',
    columns: 'hidden',
    tex: String.raw`\part{k}{\K{k_{t,i}}}=\sum_{j=0}^{d-1}\part{x}{\X{x_{t,j}}}\,\K{W_K}[i,j]+\K{b_K}[i]`,
  },
  {
    id: 'v',
    symbol: 'v',
    activation: `${self}.value`,
    inClass: 'BertSelfAttention',
    parameters: linear(`${self}.value`),
    reads: ['x'],
    way: 'linear',
    columns: 'hidden',
    tex: String.raw`\part{v}{\V{v_{t,i}}}=\sum_{j=0}^{d-1}\part{x}{\X{x_{t,j}}}\,\V{W_V}[i,j]+\V{b_V}[i]`,
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
    tex: String.raw`\part{scores}{\S{s_{t,u}}}=\frac{1}{\sqrt{d_k}}\sum_{j=0}^{d_k-1}\part{q}{\Q{q_{t,j}}}\,\part{k}{\K{k_{u,j}}}`,
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
    tex: String.raw`\part{probs}{\S{p_{t,u}}}=\frac{e^{\part{scores}{\S{s_{t,u}}}}}{\sum_{m}e^{\part{scores}{\S{s_{t,m}}}}}`,
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
    tex: String.raw`\part{context}{\Ctx{c_{t,i}}}=\sum_{u=0}^{T-1}\part{probs}{\S{p_{t,u}}}\,\part{v}{\V{v_{u,i}}}`,
  },
  {
    id: 'o',
    symbol: 'o',
    activation: `${layer}.attention.output.dense`,
    inClass: 'BertSelfOutput',
    parameters: linear(`${layer}.attention.output.dense`),
    reads: ['context'],
    way: 'linear',
    columns: 'hidden',
    tex: String.raw`\part{o}{\Ctx{o_{t,i}}}=\sum_{j=0}^{d-1}\part{context}{\Ctx{c_{t,j}}}\,W_O[i,j]+b_O[i]`,
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
    tex: String.raw`\part{attentionSum}{\X{r_{t,i}}}=\part{x}{\X{x_{t,i}}}+\part{o}{\Ctx{o_{t,i}}}`,
  },
  {
    id: 'h',
    symbol: 'h',
    activation: `${layer}.attention.output.LayerNorm`,
    inClass: 'BertSelfOutput',
    parameters: norm(`${layer}.attention.output.LayerNorm`),
    reads: ['attentionSum'],
    way: 'norm',
    columns: 'hidden',
    tex: String.raw`\part{h}{\X{h_{t,i}}}=\gamma_i\,\frac{\part{attentionSum}{\X{r_{t,i}}}-\mu_t}{\sqrt{\sigma_t^2+\varepsilon}}+\beta_i`,
  },
  {
    id: 'a',
    symbol: 'a',
    activation: `${layer}.intermediate.dense`,
    inClass: 'BertIntermediate',
    parameters: linear(`${layer}.intermediate.dense`),
    reads: ['h'],
    way: 'linear',
    columns: 'intermediate',
    tex: String.raw`\part{a}{\Ffn{a_{t,i}}}=\sum_{j=0}^{d-1}\part{h}{\X{h_{t,j}}}\,\Ffn{W_1}[i,j]+\Ffn{b_1}[i]`,
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
    tex: String.raw`\part{g}{\Ffn{g_{t,i}}}=\GELU(\part{a}{\Ffn{a_{t,i}}})=\part{a}{\Ffn{a_{t,i}}}\,\Phi(\part{a}{\Ffn{a_{t,i}}})`,
  },
  {
    id: 'f',
    symbol: 'f',
    activation: `${layer}.output.dense`,
    inClass: 'BertOutput',
    parameters: linear(`${layer}.output.dense`),
    reads: ['g'],
    way: 'linear',
    columns: 'hidden',
    tex: String.raw`\part{f}{\Ffn{f_{t,i}}}=\sum_{j=0}^{F-1}\part{g}{\Ffn{g_{t,j}}}\,\Ffn{W_2}[i,j]+\Ffn{b_2}[i]`,
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
    tex: String.raw`\part{outputSum}{\X{r'_{t,i}}}=\part{h}{\X{h_{t,i}}}+\part{f}{\Ffn{f_{t,i}}}`,
  },
  {
    id: 'y',
    symbol: 'y',
    activation: `${layer}.output.LayerNorm`,
    inClass: 'BertOutput',
    parameters: norm(`${layer}.output.LayerNorm`),
    reads: ['outputSum'],
    way: 'norm',
    columns: 'hidden',
    tex: String.raw`\part{y}{\X{y_{t,i}}}=\gamma_i\,\frac{\part{outputSum}{\X{r'_{t,i}}}-\mu_t}{\sqrt{\sigma_t^2+\varepsilon}}+\beta_i`,
  },
  {
    id: 'pooled',
    symbol: 'pooled',
    activation: 'pooler.activation',
    inClass: 'BertPooler',
    parameters: linear('pooler.dense'),
    reads: ['y'],
    way: 'pooler',
    columns: 'hidden',
    tex: String.raw`\part{pooled}{\X{z_i}}=\tanh\!\Bigl(\sum_{j=0}^{d-1}\part{y}{\X{y_{0,j}}}\,W_P[i,j]+b_P[i]\Bigr)`,
  },
] as const satisfies readonly Box[];

export type BoxId = (typeof boxes)[number]['id'];

const byId = new Map<string, (typeof boxes)[number]>(boxes.map(box => [box.id, box]));

export function boxOf(id: BoxId): Omit<Box, 'reads'> & { readonly reads: readonly BoxId[] } {
  return byId.get(id)!;
}

/** Where a box comes in the computation, from 0. */
export const stepOf = (id: BoxId): number => boxes.findIndex(box => box.id === id);
