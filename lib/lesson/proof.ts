import type { ProofStep } from '@/lib/experiments/contract';
import { formatFixed, formatReadable } from '@/lib/format';

/** How many standard errors a step may be off: five steps at two would cry wolf. */
const errors = 4;
/** How far a computed step may be off, of its size: what rounding and a finite difference leave. Of 0, which has none: so much. */
const rounding = 1e-6;
const ofNothing = 1e-7;

/**
 * What may be said of a step. holds: within the error of sampling. equal: to rounding. lucky: it agrees, though an assumption that it
 * uses is gone. broken: it fails, and an assumption that it uses is gone. falls: it fails because an earlier one did. off: it fails for
 * no reason that is known. unknown: there is nothing to compare.
 */
export type ProofVerdict =
  | { readonly kind: 'holds' | 'equal' | 'off' | 'unknown' }
  | { readonly kind: 'lucky' | 'broken'; readonly broken: readonly string[] }
  | { readonly kind: 'falls'; readonly step: number };

/** The lines of a derivation judged together, in order; undefined for a line that nothing measures. Steps count from 1. */
export function judgeProof(steps: readonly (ProofStep | undefined)[]): readonly (ProofVerdict | undefined)[] {
  let red: number | undefined;
  return steps.map((step, index): ProofVerdict | undefined => {
    if (!step) return undefined;
    const { theory, measured, standardError, broken } = step;
    if (!Number.isFinite(theory) || !Number.isFinite(measured)) return { kind: 'unknown' };
    if (!fails(step)) {
      if (broken.length) return { kind: 'lucky', broken };
      return { kind: standardError > 0 ? 'holds' : 'equal' };
    }
    if (broken.length === 0 && red !== undefined) return { kind: 'falls', step: red };
    red ??= index + 1;
    return broken.length ? { kind: 'broken', broken } : { kind: 'off' };
  });
}

function fails({ theory, measured, standardError }: ProofStep): boolean {
  const size = Math.max(Math.abs(theory), Math.abs(measured));
  const exact = Math.abs(theory) < 1e-12 ? ofNothing : rounding * size;
  return Math.abs(measured - theory) > (standardError > 0 ? errors * standardError + 1e-9 * size : exact);
}

export interface ProofTexts {
  readonly theory: string;
  readonly measured: string;
  /** Two standard errors; undefined where nothing is sampled. */
  readonly error: string | undefined;
}

/** The figures of a step, written to as many places as its error makes sensible, or as the lesson asks. */
export function writeProof(step: ProofStep, places: number | undefined): ProofTexts {
  const { theory, measured, standardError } = step;
  const error = 2 * standardError;
  const sensible = error > 0 ? Math.max(0, 1 - Math.floor(Math.log10(error))) : undefined;
  const fixed = places ?? sensible;
  if (fixed !== undefined && fixed <= 6) {
    const texts = {
      theory: formatFixed(theory, fixed),
      measured: formatFixed(measured, fixed),
      error: error > 0 ? formatFixed(error, fixed) : undefined,
    };
    if (texts.theory !== texts.measured || !fails(step)) return texts;
  }
  // Enough digits to tell apart what does not agree.
  const digits = [4, 6, 8, 10].find(count => formatReadable(theory, count) !== formatReadable(measured, count));
  const count = fails(step) ? (digits ?? 12) : 4;
  return {
    theory: formatReadable(theory, count),
    measured: formatReadable(measured, count),
    error: error > 0 ? formatReadable(error, 2) : undefined,
  };
}

/** Half the gauge's axis at least: where a step would begin to fail. */
export function reachOf({ theory, measured, standardError }: ProofStep): number {
  return standardError > 0 ? errors * standardError : Math.max(Math.abs(theory), Math.abs(measured)) * 0.1;
}
