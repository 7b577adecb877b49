import type { ParamNote } from './spec';

interface Versioned {
  readonly version: number;
  readonly migrate?: Readonly<Record<number, (raw: Record<string, string>) => Record<string, string>>>;
}

/**
 * Raw values of an old URL, lifted step by step to the definition's version. `v` itself is taken out. A version that is newer or no
 * number is noted, and the values are read as they stand. Without `v` they count as current.
 */
export function migrate(
  { version, migrate: steps = {} }: Versioned,
  raw: Readonly<Record<string, string>>,
): { readonly raw: Record<string, string>; readonly notes: readonly ParamNote[] } {
  const { v, ...rest } = raw;
  if (v === undefined) return { raw: rest, notes: [] };
  const from = /^\d{1,6}$/.test(v) ? Number(v) : Number.NaN;
  if (!(from >= 1 && from <= version)) {
    return { raw: rest, notes: [{ code: 'version', param: 'v', given: v.slice(0, 80), used: String(version) }] };
  }
  let lifted: Record<string, string> = rest;
  for (let at = from; at < version; at++) lifted = steps[at]?.(lifted) ?? lifted;
  return { raw: lifted, notes: [] };
}
