import { Converter } from 'opencc-js/cn2t';
import { overrides } from '@/content/zh-Hant.overrides';

/** Simplified to Taiwan's Traditional, with Taiwan's computer terms: OpenCC's s2twp. */
const openCC = Converter({ from: 'cn', to: 'twp' });

// A regular expression takes the first alternative that fits, so the longest stands first.
const known = new RegExp(
  Object.keys(overrides)
    .sort((a, b) => b.length - a.length)
    .join('|'),
  'g',
);

/**
 * A piece of Simplified text in Traditional: our overrides, OpenCC between them, and corner brackets “ ” → 「」, ‘ ’ → 『』.
 * Everything else, Latin letters, digits and markup, stays as it is.
 */
export function convertText(text: string): string {
  let out = '';
  let from = 0;
  for (const match of text.matchAll(known)) {
    out += openCC(text.slice(from, match.index)) + (overrides[match[0]] ?? match[0]);
    from = match.index + match[0].length;
  }
  return convertQuotes(out + openCC(text.slice(from)));
}

function convertQuotes(text: string): string {
  return (
    text
      .replaceAll('“', '「')
      .replaceAll('”', '」')
      .replaceAll('‘', '『')
      // An apostrophe stands after a Latin letter (BERT’s), a closing quotation mark within Chinese after anything else.
      .replace(/’/g, (mark, at: number) =>
        /[A-Za-z]/.test(text[at - 1] ?? '') && /[A-Za-z ]/.test(text[at + 1] ?? '') ? mark : '』',
      )
  );
}
