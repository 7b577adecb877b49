import { Normalizer } from '@huggingface/tokenizers';
import { accents, controlCharacters } from './characterClasses';

const control = new RegExp(`[${controlCharacters}]`, 'gu');
const accent = new RegExp(`[${accents}]`, 'gu');

/** Blocks set apart as Chinese: hanzi, kanji and hanja, but neither kana nor hangul. The Rust tokenizer's, with its gap from U+2B820 to U+2B91F. */
const ideograph =
  /[\u4e00-\u9fff\u3400-\u4dbf\u{20000}-\u{2a6df}\u{2a700}-\u{2b73f}\u{2b740}-\u{2b81f}\u{2b920}-\u{2ceaf}\uf900-\ufaff\u{2f800}-\u{2fa1f}]/gu;

/** As in tokenizer.json; what is absent or null counts as the second column says. */
export interface BertNormalizerOptions {
  /** true: control characters go, white space becomes a space. */
  readonly clean_text?: boolean | null;
  /** true: every ideograph stands alone. */
  readonly handle_chinese_chars?: boolean | null;
  /** lowercase: letters lose their accents. */
  readonly strip_accents?: boolean | null;
  /** true */
  readonly lowercase?: boolean | null;
}

/**
 * What happens to a text before it is split into words, as the Rust tokenizer behind `transformers.BertTokenizerFast` does it.
 *
 * It replaces the library's own normalizer, which differs from the Rust one in three ways:
 *   - it walks UTF-16 code units, so ideographs beyond U+FFFF (𠮷) are not set apart;
 *   - it lower-cases whole strings, so a final Σ becomes ς; Rust lower-cases character by character and gives σ;
 *   - it asks the browser's Unicode what a control character or a mark is; Rust asks its own, older tables (characterClasses.ts).
 */
export class BertNormalizer extends Normalizer {
  constructor(private readonly options: BertNormalizerOptions = {}) {
    super({ type: 'BertNormalizer' });
  }

  override normalize(text: string): string {
    const lowercase = this.options.lowercase ?? true;
    let bare = text;
    if (this.options.clean_text ?? true) bare = bare.replace(control, '').replace(/\p{White_Space}/gu, ' ');
    if (this.options.handle_chinese_chars ?? true) bare = bare.replace(ideograph, ' $& ');
    if (this.options.strip_accents ?? lowercase) bare = bare.normalize('NFD').replace(accent, '');
    return lowercase ? Array.from(bare, character => character.toLowerCase()).join('') : bare;
  }
}
