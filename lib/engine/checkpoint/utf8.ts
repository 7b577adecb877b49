/**
 * TextDecoder and TextEncoder belong neither to the language nor to the DOM alone: Node, pages and workers all have them, but the
 * engine is compiled without either's types, and declares the little it uses.
 */
declare class TextDecoder {
  constructor(label: 'utf-8', options: { readonly fatal: boolean });
  decode(bytes: Uint8Array): string;
}
declare class TextEncoder {
  encode(text: string): Uint8Array;
}

/** Throws TypeError where the bytes are not UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new TypeError('is not UTF-8', { cause });
  }
}

/** A lone surrogate becomes U+FFFD, as in every TextEncoder. */
export function encodeUtf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
