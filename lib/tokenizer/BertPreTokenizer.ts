import { PreTokenizer } from '@huggingface/tokenizers';
import { punctuation } from './characterClasses';

const word = new RegExp(`[^\\p{White_Space}${punctuation}]+|[${punctuation}]`, 'gu');

/** Splits normalized text at white space and around each punctuation character, by the Rust tokenizer's idea of punctuation. */
export class BertPreTokenizer extends PreTokenizer {
  override pre_tokenize_text(text: string): string[] {
    return text.match(word) ?? [];
  }
}
