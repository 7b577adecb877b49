/**
 * A marked region of a source file, its lines without the markers and the common indentation:
 * `# region scores` … `# endregion` in Python, `// #region scores` … `// #endregion` in TypeScript. Throws where it is missing, open
 * or empty, so that a lesson never shows code that is not there.
 */
export function codeRegion(source: string, name: string, file: string): readonly string[] {
  const lines = source.split(/\r?\n/);
  const start = lines.findIndex(line => markerOf(line) === `region ${name}`);
  if (start < 0) throw new Error(`${file} has no region "${name}"`);
  let depth = 1;
  let end = start;
  while (depth > 0) {
    end++;
    if (end >= lines.length) throw new Error(`${file}: region "${name}" does not end`);
    const marker = markerOf(lines[end] ?? '');
    if (marker?.startsWith('region ')) depth++;
    if (marker === 'endregion') depth--;
  }
  const inside = trimmed(lines.slice(start + 1, end).filter(line => markerOf(line) === null));
  if (inside.length === 0) throw new Error(`${file}: region "${name}" is empty`);
  const indents = inside.filter(line => line.trim()).map(line => /^\s*/.exec(line)?.[0].length ?? 0);
  const common = Math.min(...indents);
  return inside.map(line => line.slice(common).trimEnd());
}

/** `region name` or `endregion` where a line is a marker, else null. */
function markerOf(line: string): string | null {
  const found = /^\s*(?:#|\/\/)\s*#?((?:region\s+\S+)|endregion)\s*\S*\s*$/.exec(line);
  return found?.[1]?.replace(/\s+/g, ' ') ?? null;
}

/** Without blank lines at either end. */
function trimmed(lines: readonly string[]): readonly string[] {
  const first = lines.findIndex(line => line.trim());
  const last = lines.findLastIndex(line => line.trim());
  return first < 0 ? [] : lines.slice(first, last + 1);
}
