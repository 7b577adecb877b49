import type { ReactNode } from 'react';
import type { Digits } from '@/lib/format';

/** What a Predict asks of the engine and how its figure is read. */
export interface Asked {
  readonly widget: string;
  /** As an embed's hash: a=1&b=2. */
  readonly params: string;
  readonly scalar: string;
  readonly unit: string | undefined;
  /** What the scalar is called in a sentence: "the largest difference". */
  readonly figure: string | undefined;
  readonly digits: Digits;
  /** How near a guess counts as right. */
  readonly tolerance: number;
  /** The slider; undefined where there are choices. */
  readonly range: Range | undefined;
  readonly choices: readonly { readonly value: string; readonly when: string; readonly label: ReactNode }[];
}

export interface Range {
  readonly min: number;
  readonly max: number;
  readonly start: number;
  readonly step: number;
  readonly scale: 'linear' | 'log2';
}

export interface Misreading {
  /** A figure, or the value of a Choice. */
  readonly value: string;
  readonly thought: ReactNode;
}

/** What the reader committed to: a figure, a choice, or nothing ("Show me"). */
export type Guess = { readonly figure: number } | { readonly choice: string } | null;

/** What came of a prediction. */
export interface Told {
  readonly value: number;
  /** Two standard errors. */
  readonly error: number;
  /** The figure with its error, without its unit. */
  readonly written: string;
  /** The Choice that holds, where there are any. */
  readonly choice: string | undefined;
  readonly right: boolean;
  readonly said: string;
  /** The misread that lies behind a wrong guess. */
  readonly misread: string | undefined;
}
