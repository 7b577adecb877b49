/**
 * Models whose encoder is BERT's, module for module and name for name. They differ in what stands before their names, in what a
 * configuration leaves unsaid, and in where positions begin.
 */
export interface Family {
  /** Before each name in the checkpoint of a model with a head, as `bert.` in BertForMaskedLM's; that of the encoder alone has none. */
  readonly prefix: string;
  /** 'zero': 0, 1, 2 …; 'afterPadding': from padTokenId + 1, a padding token at padTokenId itself. */
  readonly positions: 'zero' | 'afterPadding';
  /** Where its configuration's defaults in `transformers` are not BertConfig's. */
  readonly defaults: Readonly<Record<string, number>>;
}

/** By the `model_type` of config.json. */
export const families: ReadonlyMap<string, Family> = new Map<string, Family>([
  ['bert', { prefix: 'bert.', positions: 'zero', defaults: {} }],
  ['ernie', { prefix: 'ernie.', positions: 'zero', defaults: {} }],
  [
    'electra',
    {
      prefix: 'electra.',
      positions: 'zero',
      defaults: { embedding_size: 128, hidden_size: 256, num_attention_heads: 4, intermediate_size: 1024 },
    },
  ],
  ['roberta', { prefix: 'roberta.', positions: 'afterPadding', defaults: { vocab_size: 50265, pad_token_id: 1 } }],
  ['xlm-roberta', { prefix: 'roberta.', positions: 'afterPadding', defaults: { pad_token_id: 1 } }],
  ['camembert', { prefix: 'roberta.', positions: 'afterPadding', defaults: { pad_token_id: 1 } }],
]);

/**
 * The row of the position table for each token. As create_position_ids_from_input_ids in transformers' modeling_roberta:
 * tokens that are no padding are counted from padTokenId + 1.
 */
export function positionIds(family: Family, inputIds: readonly number[], padTokenId: number): number[] {
  if (family.positions === 'zero') return inputIds.map((_, t) => t);
  let position = padTokenId;
  return inputIds.map(id => (id === padTokenId ? padTokenId : ++position));
}
