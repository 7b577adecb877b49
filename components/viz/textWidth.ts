/** Widths in em of Inter at weight 450–650, the widest of each class, so that an estimate never falls short by much. */
const NARROW = /[iljtfr.,:;'"|!()[\]{}`·\s]/;
const BROAD = /[mwMW@%—…]/;
const UPPER = /[A-Z0-9#&$+=<>~−×≤≥√]/;
/** East Asian full-width ranges and emoji take the whole em. */
const FULL =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{1f000}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const COMBINING = /\p{M}|\u200d/u;

const segmenter =
  typeof Intl !== 'undefined' && 'Segmenter' in Intl
    ? new Intl.Segmenter(undefined, { granularity: 'grapheme' })
    : null;
/** What a reader would call the characters of a string: é is one, a flag is one. */
const graphemes = (text: string): string[] =>
  segmenter ? [...segmenter.segment(text)].map(part => part.segment) : [...text];

/**
 * Width of a label in px, estimated from its characters: the same in Node, where static pictures are made, as in the page, and
 * without a layout pass. Right to about 8 % for Latin; Chinese is exact.
 */
export function textWidth(text: string, size: number): number {
  let em = 0;
  for (const char of text) {
    if (COMBINING.test(char)) continue;
    if (FULL.test(char)) em += 1;
    else if (NARROW.test(char)) em += 0.34;
    else if (BROAD.test(char)) em += 0.92;
    else if (UPPER.test(char)) em += 0.66;
    else em += 0.58;
  }
  return em * size;
}

/** The longest beginning of a label that fits, with an ellipsis where something was left off; '' where not even one character fits. */
export function truncate(text: string, room: number, size: number): string {
  if (textWidth(text, size) <= room) return text;
  let kept = '';
  for (const part of graphemes(text)) {
    if (textWidth(`${kept}${part}…`, size) > room) break;
    kept += part;
  }
  return kept === '' ? '' : `${kept}…`;
}
