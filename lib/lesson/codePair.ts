import { codeRegion } from './codeRegion';

export interface PairedLine {
  readonly text: string;
  /** The correspondences it belongs to, from 1. */
  readonly pairs: readonly number[];
}

/** `path#region`, read and paired. `read` gives a file of the repository. Throws where a file, region or text of `match` is missing. */
export function pairedLines(
  { python, typescript, match = '' }: { python: string; typescript: string; match?: string },
  read: (path: string) => string,
): { readonly python: readonly PairedLine[]; readonly typescript: readonly PairedLine[]; readonly count: number } {
  const matches = match
    .split(' | ')
    .filter(text => text.trim())
    .map(text => {
      const [left, right, more] = text.split(' ~ ');
      if (!left || !right || more !== undefined) throw new Error(`match: "${text}" is not "left ~ right"`);
      return { python: left.trim(), typescript: right.trim() };
    });
  const side = (source: string, language: 'python' | 'typescript'): readonly PairedLine[] => {
    const [path = '', region] = source.split('#');
    if (!region) throw new Error(`${source}: a code pair names a region, path#region`);
    const lines = codeRegion(read(path), region, path);
    for (const one of matches)
      if (!lines.some(line => line.includes(one[language])))
        throw new Error(`${source} has no line with "${one[language]}"`);
    return lines.map(text => ({
      text,
      pairs: matches.flatMap((one, index) => (text.includes(one[language]) ? [index + 1] : [])),
    }));
  };
  return { python: side(python, 'python'), typescript: side(typescript, 'typescript'), count: matches.length };
}

/** `query:q key:k` as a table. Throws at a hue that is none. */
export function huesOf(text: string, known: readonly string[]): ReadonlyMap<string, string> {
  const entries = text.split(/\s+/).filter(Boolean);
  return new Map(
    entries.map(entry => {
      const [name = '', hue = ''] = entry.split(':');
      if (!known.includes(hue)) throw new Error(`hues: "${entry}" is not name:hue (${known.join(', ')})`);
      return [name, hue];
    }),
  );
}

/** `1:normalized 2:rstd`: the parts that the pairs of `match` are, by the pair's number. Throws at a pair that is none. */
export function partNames(text: string, pairs: number): ReadonlyMap<number, string> {
  const entries = text.split(/\s+/).filter(Boolean);
  return new Map(
    entries.map(entry => {
      const [, pair = '', name = ''] = /^(\d+):([A-Za-z][\w-]*)$/.exec(entry) ?? [];
      if (!(Number(pair) >= 1 && Number(pair) <= pairs))
        throw new Error(`parts: "${entry}" is not pair:name, with a pair from 1 to ${pairs}`);
      return [Number(pair), name];
    }),
  );
}
