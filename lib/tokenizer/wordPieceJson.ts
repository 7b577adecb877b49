import type { BertNormalizerOptions } from './BertNormalizer';

/** What the tokens that are no word are called in a vocabulary. */
export interface SpecialNames {
  readonly unk: string;
  readonly cls: string;
  readonly sep: string;
  readonly pad: string;
  readonly mask: string;
}

export const bertNames: SpecialNames = { unk: '[UNK]', cls: '[CLS]', sep: '[SEP]', pad: '[PAD]', mask: '[MASK]' };

/** The contents of a BERT's tokenizer.json, with the vocabulary put in: its words by their ids. */
export function wordPieceJson(words: readonly string[], names = bertNames, normalizer: BertNormalizerOptions = {}) {
  const vocabulary = new Map(words.map((word, id) => [word, id]));
  const special = (content: string) => ({ SpecialToken: { id: content, type_id: 0 } });
  const single = [special(names.cls), { Sequence: { id: 'A', type_id: 0 } }, special(names.sep)];
  return {
    added_tokens: Object.values(names).flatMap(content => {
      const id = vocabulary.get(content);
      return id === undefined
        ? []
        : [{ id, content, special: true, normalized: false, single_word: false, lstrip: false, rstrip: false }];
    }),
    normalizer: {
      type: 'BertNormalizer',
      clean_text: normalizer.clean_text ?? true,
      handle_chinese_chars: normalizer.handle_chinese_chars ?? true,
      strip_accents: normalizer.strip_accents ?? null,
      lowercase: normalizer.lowercase ?? true,
    },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    post_processor: { type: 'TemplateProcessing', single, pair: single, special_tokens: {} },
    decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
    model: {
      type: 'WordPiece',
      unk_token: names.unk,
      continuing_subword_prefix: '##',
      max_input_chars_per_word: 100,
      vocab: Object.fromEntries(vocabulary),
    },
  };
}
