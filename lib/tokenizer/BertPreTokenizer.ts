import { PreTokenizer } from '@huggingface/tokenizers';
import { punctuation } from './characterClasses';

const word = new RegExp(`[^ ${punctuation}]+|[${punctuation}]`, 'gu');

/** Splits normalized text at spaces and around each punctuation character, by the Rust tokenizer's idea of punctuation. */
export class BertPreTokenizer extends PreTokenizer {
  override pre_tokenize_text(text: string): string[] {
    return text.match(word) ?? [];
  }
}
