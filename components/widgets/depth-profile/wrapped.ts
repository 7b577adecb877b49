import { textWidth } from '@/components/viz/textWidth';

/** A sentence in lines of at most `width` px: Latin breaks between words, Chinese between signs. */
export function wrapped(text: string, width: number, size: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.match(
    /[\u2e80-\u9fff\uff00-\uffef][，。；：）、]*|[^\s\u2e80-\u9fff\uff00-\uffef]+\s*|\s+/g,
  ) ?? []) {
    if (line !== '' && textWidth((line + piece).trimEnd(), size) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += piece;
  }
  return line === '' ? lines : [...lines, line.trimEnd()];
}
