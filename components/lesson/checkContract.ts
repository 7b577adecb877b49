import type { ReactNode } from 'react';
import type { Digits } from '@/lib/format';
import type { Question } from './question';

/** What a Check asks of the engine. */
export interface CheckAsked {
  readonly widget: string;
  readonly params: string;
  readonly scalar: string;
  readonly digits: Digits;
  readonly unit: string | undefined;
  /** Absolute. */
  readonly tolerance: number;
  /** solve: the parameter that the reader's number becomes, and what the scalar must then be. */
  readonly param: string | undefined;
  readonly target: number | undefined;
}

/** A line to be put in its place by its number, which the engine computes. */
export interface OrderItem {
  readonly scalar: string;
  /** The Check's and its own, as an embed's hash. */
  readonly params: string;
  readonly words: ReactNode;
}

export interface OrderAsked {
  readonly question: Question;
  readonly widget: string;
  /** Shuffled. */
  readonly items: readonly OrderItem[];
  /** undefined: three digits. */
  readonly digits: Digits | undefined;
  readonly unit: string | undefined;
  /** What stands above the list, and below: the smallest, the largest. */
  readonly ends: readonly [string, string];
}

/** One condition of a goal; all of a Check hold at once when it is reached. */
export interface GoalAsked {
  readonly scalar: string;
  readonly label: string | undefined;
  readonly min: number | undefined;
  readonly max: number | undefined;
  readonly digits: Digits;
  readonly unit: string | undefined;
}
