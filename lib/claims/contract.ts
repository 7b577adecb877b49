import type { Digits } from '@/lib/format';

/**
 * A claim is one number that a lesson states. The lesson's MDX says `<Claim id="…" />`; the page prints `expected` to `digits`;
 * the test suite computes it and compares; the reader can press it and see it computed again.
 */
export interface Claim {
  readonly id: string;
  /** A worked example in that language's own tokens: stated in its lessons only. Absent: stated in every language. */
  readonly language?: 'en' | 'zh';
  readonly expected: number;
  /** Absolute. For a sampled claim at least 4 standard errors at its draws. */
  readonly tolerance: number;
  /** How it is printed, as the page's number formatter understands. */
  readonly digits: Digits;
  /** Sampled claims are recomputed in the page with a fresh seed, exact ones show `calculation`. */
  readonly kind: 'exact' | 'sampled';
  readonly compute: (seed: number, context: { signal: AbortSignal }) => ClaimResult | Promise<ClaimResult>;
}

export interface ClaimResult {
  readonly value: number;
  /** Standard error of `value`, and the number of draws behind it: sampled claims only. */
  readonly standardError?: number;
  readonly draws?: number;
  /** The sum written out, in symbols and digits that need no translation: `0.1 / 0.9`. Exact claims. */
  readonly calculation?: string;
}
