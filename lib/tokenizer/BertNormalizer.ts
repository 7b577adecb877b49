import { Normalizer } from '@huggingface/tokenizers';
import { droppedCharacters } from './characterClasses';

const dropped = new RegExp(`[${droppedCharacters}]`, 'gu');

/** Blocks set apart as Chinese: hanzi, kanji and hanja, but neither kana nor hangul. The Rust tokenizer's, with its gap from U+2B820 to U+2B91F. */
const ideograph =
  /[\u4e00-\u9fff\u3400-\u4dbf\u{20000}-\u{2a6df}\u{2a700}-\u{2b73f}\u{2b740}-\u{2b81f}\u{2b920}-\u{2ceaf}\uf900-\ufaff\u{2f800}-\u{2fa1f}]/gu;

/**
 * What happens to a text before it is split into words, as the Rust tokenizer behind `transformers.BertTokenizerFast` does it:
 * every ideograph stands alone, letters lose their accents, control characters go, white space becomes a space, lower case.
 *
 * It replaces the library's own normalizer, which differs from the Rust one in three ways:
 *   - it walks UTF-16 code units, so ideographs beyond U+FFFF (𠮷) are not set apart;
 *   - it lower-cases whole strings, so a final Σ becomes ς; Rust lower-cases character by character and gives σ;
 *   - it asks the browser's Unicode what a control character or a mark is; Rust asks its own, older tables (characterClasses.ts).
 */
export class BertNormalizer extends Normalizer {
  override normalize(text: string): string {
    const bare = text
      .replace(ideograph, ' $& ')
      .normalize('NFD')
      .replace(dropped, '')
      .replace(/\p{White_Space}/gu, ' ');
    return Array.from(bare, character => character.toLowerCase()).join('');
  }
}
