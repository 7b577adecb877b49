import { textWidth } from './textWidth';

/** A sentence in lines no wider than `room` px: broken at spaces, and between Chinese characters, but never before a closing mark. */
export function wrapped(sentence: string, room: number, size: number): string[] {
  const pieces =
    sentence.match(/[\p{Script=Han}，。；：、（）“”？！]|[^\s\p{Script=Han}，。；：、（）“”？！]+\s*|\s+/gu) ?? [];
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces) {
    if (line && textWidth(line + piece.trimEnd(), size) > room && !/^[，。；：、）”？！]/u.test(piece)) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += piece;
  }
  return line ? [...lines, line.trimEnd()] : lines;
}
