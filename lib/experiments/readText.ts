import { type BertTokenizer, createBertTokenizer, specialTokens } from '@/lib/tokenizer/BertTokenizer';
import type { FrameNote } from './contract';
import { maxTokens } from './maxTokens';

export interface ReadText {
  readonly ids: readonly number[];
  readonly tokens: readonly string[];
  /** 1 for the text, 0 for padding. */
  readonly attentionMask: readonly number[];
  readonly unknown: number;
  readonly notes: readonly FrameNote[];
}

/**
 * The reader's text as tokens: cut where it has more than `most`, followed by `padding` [PAD] tokens, with notes on what the reader may
 * wonder at.
 */
export function readText(text: string, padding: number, vocabulary: string, most = maxTokens): ReadText {
  const { ids, tokens, total, truncated } = tokenizerOf(vocabulary).encode(text, { maxTokens: most });
  const unknown = ids.filter(id => id === specialTokens['[UNK]']).length;
  const notes: FrameNote[] = [];
  if (truncated) notes.push({ code: 'truncated', values: { total, kept: most } });
  if (ids.length === 2) notes.push({ code: 'empty' });
  if (unknown > 0) notes.push({ code: 'unknown', values: { count: unknown } });
  return {
    ids: [...ids, ...Array<number>(padding).fill(specialTokens['[PAD]'])],
    tokens: [...tokens, ...Array<string>(padding).fill('[PAD]')],
    attentionMask: [...ids.map(() => 1), ...Array<number>(padding).fill(0)],
    unknown,
    notes,
  };
}

// The vocabulary is one string for the page's life; a tokenizer takes a few tens of milliseconds to build.
let built: { readonly vocabulary: string; readonly tokenizer: BertTokenizer } | undefined;

function tokenizerOf(vocabulary: string): BertTokenizer {
  if (built?.vocabulary !== vocabulary) built = { vocabulary, tokenizer: createBertTokenizer(vocabulary) };
  return built.tokenizer;
}
