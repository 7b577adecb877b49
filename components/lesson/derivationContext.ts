import { createContext } from 'react';
import type { ProofStep } from '@/lib/experiments/contract';
import type { ProofVerdict } from '@/lib/lesson/proof';

/** What a derivation tells its steps. */
export interface DerivationState {
  /** How many steps are shown; all of them where nothing is revealed one by one. */
  readonly shown: number;
  readonly next: () => void;
  readonly all: () => void;
  /** The proof at the figure's present settings, and what is to be said of each line, by its name. */
  readonly proof: Readonly<Record<string, ProofStep>>;
  readonly verdicts: Readonly<Record<string, ProofVerdict>>;
  /** The parameters named, in words: "you switched off …". */
  readonly causes: (names: readonly string[]) => string;
}

export const DerivationContext = createContext<DerivationState>({
  shown: Number.POSITIVE_INFINITY,
  next: () => {},
  all: () => {},
  proof: {},
  verdicts: {},
  causes: () => '',
});
