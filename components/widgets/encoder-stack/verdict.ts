import type { Frame } from '@/lib/experiments/contract';
import { measuredAt } from './frame';

/**
 * What becomes of a deep stack: of its tokens, of the trunk's size where that changes much, of the gradient where one is sent back.
 * `value` is the evidence: the mean cosine of two tokens; the trunk's RMS over its first; the RMS of the gradient at the input, 1 being
 * sent in. It is not compared with the gradient of the last hidden state: in pre-LN the final norm has scaled that one already.
 */
export interface Verdict {
  readonly code: 'collapse' | 'alike' | 'apart' | 'outgrows' | 'grows' | 'fades' | 'explodes' | 'vanishes' | 'arrives';
  readonly value: number;
}

/** Tokens of a mean cosine above these count as one, as alike. */
const ONE = 0.99;
const ALIKE = 0.7;
/** A change by less than this factor over the whole stack is none to speak of. */
const TRUNK = 10;
const GRADIENT = 100;

/** As far as the run has come. */
export function verdictsOf(frame: Frame): Verdict[] {
  const { reached = 0 } = frame.scalars;
  const verdicts: Verdict[] = [];
  const cosine = measuredAt(frame, 'cosine', reached);
  if (reached > 0 && cosine !== undefined)
    verdicts.push({ code: cosine >= ONE ? 'collapse' : cosine >= ALIKE ? 'alike' : 'apart', value: cosine });
  const trunk = over(measuredAt(frame, 'trunk.rms', reached), measuredAt(frame, 'trunk.rms', 0));
  if (trunk !== undefined && trunk >= TRUNK)
    verdicts.push({ code: countsForLess(frame, reached) ? 'outgrows' : 'grows', value: trunk });
  if (trunk !== undefined && trunk <= 1 / TRUNK) verdicts.push({ code: 'fades', value: trunk });
  const back = measuredAt(frame, 'gradient.rms', 0);
  if (back !== undefined)
    verdicts.push({
      code: back >= GRADIENT ? 'explodes' : back <= 1 / GRADIENT ? 'vanishes' : 'arrives',
      value: back,
    });
  return verdicts;
}

/** Whether the last layer adds less than half of what the first does, measured by what it is added to. */
function countsForLess(frame: Frame, reached: number): boolean {
  const ratio = over(measuredAt(frame, 'ffn.ratio', reached), measuredAt(frame, 'ffn.ratio', 1));
  return ratio !== undefined && ratio < 0.5;
}

function over(value: number | undefined, by: number | undefined): number | undefined {
  return value === undefined || by === undefined || by === 0 ? undefined : value / by;
}
