import type { Frame } from '@/lib/experiments/contract';
import { measuredAt } from './frame';

/**
 * What becomes of a deep stack. `value` is the evidence: the cosine of tokens; the trunk's RMS over its first (grows, fades); the
 * gradient's at the input over that at the top (explodes, vanishes, sound).
 */
export interface Verdict {
  readonly code: 'collapse' | 'grows' | 'fades' | 'explodes' | 'vanishes' | 'arrives' | 'forward';
  readonly value: number;
}

/** Tokens this alike count as one. */
const ALIKE = 0.99;
/** A change by less than this factor over the whole stack is none to speak of. */
const TRUNK = 10;
const GRADIENT = 100;

/** As far as the run has come; at least one. */
export function verdictsOf(frame: Frame): Verdict[] {
  const { layers = 0, reached = 0 } = frame.scalars;
  const verdicts: Verdict[] = [];
  const cosine = measuredAt(frame, 'cosine', reached);
  if (reached > 0 && cosine !== undefined && cosine >= ALIKE) verdicts.push({ code: 'collapse', value: cosine });
  const trunk = over(measuredAt(frame, 'trunk.rms', reached), measuredAt(frame, 'trunk.rms', 0));
  if (trunk !== undefined && trunk >= TRUNK) verdicts.push({ code: 'grows', value: trunk });
  if (trunk !== undefined && trunk <= 1 / TRUNK) verdicts.push({ code: 'fades', value: trunk });
  const back = over(measuredAt(frame, 'gradient.rms', 0), measuredAt(frame, 'gradient.rms', layers));
  if (back !== undefined && back >= GRADIENT) verdicts.push({ code: 'explodes', value: back });
  if (back !== undefined && back <= 1 / GRADIENT) verdicts.push({ code: 'vanishes', value: back });
  if (verdicts.length > 0) return verdicts;
  return [back === undefined ? { code: 'forward', value: trunk ?? 1 } : { code: 'arrives', value: back }];
}

function over(value: number | undefined, by: number | undefined): number | undefined {
  return value === undefined || by === undefined || by === 0 ? undefined : value / by;
}
