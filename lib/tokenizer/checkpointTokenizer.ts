import { Tokenizer } from '@huggingface/tokenizers';
import { BertNormalizer, type BertNormalizerOptions } from './BertNormalizer';
import { BertPreTokenizer } from './BertPreTokenizer';
import { bertNames, type SpecialNames, wordPieceJson } from './wordPieceJson';

/** The tokenizer that a checkpoint brings with it. */
export interface CheckpointTokenizer {
  /** The special tokens put around the text as the checkpoint has it ([CLS] … [SEP]); never truncated. */
  encode(text: string): { readonly ids: readonly number[]; readonly tokens: readonly string[] };
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * From the contents of a tokenizer.json, and of the tokenizer_config.json beside it, if there is one: what that says of lower case,
 * accents and ideographs counts. Its truncation and padding do not, as in `transformers` where they are not asked for.
 * @throws Error where it is no tokenizer, or one of a kind that is not known here.
 */
export function tokenizerFromJson(json: unknown, config: unknown = {}): CheckpointTokenizer {
  const contents = fields(json);
  if (!contents.model) throw new Error('tokenizer: has no model');
  const tokenizer = new Tokenizer(contents, {});
  const normalizer = fields(contents.normalizer);
  if (normalizer.type === 'BertNormalizer')
    tokenizer.normalizer = new BertNormalizer({ ...flags(normalizer, own), ...flags(fields(config), slow) });
  if (fields(contents.pre_tokenizer).type === 'BertPreTokenizer') tokenizer.pre_tokenizer = new BertPreTokenizer();
  return {
    encode(text) {
      const { ids, tokens } = tokenizer.encode(text);
      const place = ids.findIndex(id => !Number.isInteger(id));
      if (place >= 0) throw new Error(`tokenizer: ${JSON.stringify(tokens[place])} has no id`);
      return { ids, tokens };
    },
  };
}

/**
 * From a vocab.txt, one WordPiece a line, the line number (from 0) its id; and from the tokenizer_config.json beside it.
 * As transformers.BertTokenizer: lower case unless `do_lower_case` is false.
 * @throws Error where the vocabulary lacks the tokens for the unknown, the beginning or the end.
 */
export function tokenizerFromVocabulary(vocabulary: string, config: unknown = {}): CheckpointTokenizer {
  const words = vocabulary.split(/\r\n|\n|\r/);
  if (words.at(-1) === '') words.pop();
  const names = specialNames(fields(config));
  const known = new Set(words);
  for (const needed of [names.unk, names.cls, names.sep])
    if (!known.has(needed)) throw new Error(`tokenizer: the vocabulary of ${words.length} words lacks ${needed}`);
  return tokenizerFromJson(wordPieceJson(words, names), config);
}

/** The normalizer's options under their names in tokenizer.json, and in tokenizer_config.json. */
const own = {
  clean_text: 'clean_text',
  handle_chinese_chars: 'handle_chinese_chars',
  strip_accents: 'strip_accents',
  lowercase: 'lowercase',
} as const;
const slow = {
  handle_chinese_chars: 'tokenize_chinese_chars',
  strip_accents: 'strip_accents',
  lowercase: 'do_lower_case',
} as const;

/** Those of the options that are said. */
function flags(
  said: Fields,
  names: Readonly<Partial<Record<keyof BertNormalizerOptions, string>>>,
): BertNormalizerOptions {
  const found: { -readonly [K in keyof BertNormalizerOptions]: boolean } = {};
  for (const option of Object.keys(names) as (keyof BertNormalizerOptions)[]) {
    const value = said[names[option] ?? option];
    if (typeof value === 'boolean') found[option] = value;
  }
  return found;
}

/** A special token is a text there, or an object with its content. */
function specialNames(config: Fields): SpecialNames {
  const nameOf = (key: keyof SpecialNames) => {
    const said = config[`${key}_token`];
    const name = typeof said === 'string' ? said : fields(said).content;
    return typeof name === 'string' ? name : bertNames[key];
  };
  return { unk: nameOf('unk'), cls: nameOf('cls'), sep: nameOf('sep'), pad: nameOf('pad'), mask: nameOf('mask') };
}

function fields(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}
