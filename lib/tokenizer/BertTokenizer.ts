import { Tokenizer } from '@huggingface/tokenizers';
import { BertNormalizer } from './BertNormalizer';
import { BertPreTokenizer } from './BertPreTokenizer';
import { wordPieceJson } from './wordPieceJson';

/** Ids of the tokens that are no word, the same in every BERT vocabulary of this family. */
export const specialTokens = { '[PAD]': 0, '[UNK]': 100, '[CLS]': 101, '[SEP]': 102, '[MASK]': 103 } as const;

interface Encoding {
  /** Vocabulary index of each token, [CLS] first and [SEP] last. */
  readonly ids: readonly number[];
  readonly tokens: readonly string[];
  /** How many tokens the whole text has, [CLS] and [SEP] counted. */
  readonly total: number;
  /** The text had more tokens than `maxTokens`, and the rest is left out. */
  readonly truncated: boolean;
}

export interface BertTokenizer {
  /**
   * @param maxTokens at least 2, [CLS] and [SEP] counted; a longer text loses its end, as with `truncation=True` in transformers.
   * @throws RangeError where maxTokens leaves no room for [CLS] and [SEP].
   */
  encode(text: string, options?: { readonly maxTokens?: number }): Encoding;
}

/**
 * WordPiece as in `transformers.BertTokenizerFast` with `do_lower_case`.
 * @param vocabulary one WordPiece a line, the line number (from 0) its id, as in bert-base-uncased's vocab.txt.
 * @throws Error where the vocabulary lacks a special token or has it at another place.
 */
export function createBertTokenizer(vocabulary: string): BertTokenizer {
  const words = vocabulary.split('\n');
  if (words.at(-1) === '') words.pop();
  for (const [token, id] of Object.entries(specialTokens))
    if (words[id] !== token) throw new Error(`tokenizer: vocabulary line ${id} is ${words[id]}, expected ${token}`);

  const tokenizer = new Tokenizer(wordPieceJson(words), {});
  tokenizer.normalizer = new BertNormalizer();
  tokenizer.pre_tokenizer = new BertPreTokenizer();

  return {
    encode(text, { maxTokens = 512 } = {}) {
      if (maxTokens < 2) throw new RangeError(`tokenizer: maxTokens is ${maxTokens}, expected at least 2`);
      const { ids, tokens } = tokenizer.encode(text);
      const total = ids.length;
      if (total <= maxTokens) return { ids, tokens, total, truncated: false };
      const inside = maxTokens - 1;
      return {
        ids: [...ids.slice(0, inside), specialTokens['[SEP]']],
        tokens: [...tokens.slice(0, inside), '[SEP]'],
        total,
        truncated: true,
      };
    },
  };
}
