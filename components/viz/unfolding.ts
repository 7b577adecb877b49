import type { TensorHue } from './ramps';
import type { HeatScale } from './scale';

/** A number taken apart: lines of numbers below each other, a column a term, and what they add up to. View and picture draw this. */
export interface Unfolding {
  readonly lines: readonly UnfoldedLine[];
  /** What the columns are called: one word a term. */
  readonly columns: readonly string[];
  /** Names all columns at once, at their left: "dimension". */
  readonly corner?: string | undefined;
  /** The names are only the terms' numbers, written where some terms are left out. */
  readonly numbered?: boolean;
  /** The term that is ringed. */
  readonly own?: number | undefined;
  /** Stands above a last column, in place of terms that are not written out: "52 more". */
  readonly rest?: string | undefined;
}

export interface UnfoldedLine {
  readonly key: string;
  readonly label: UnfoldedLabel;
  readonly values: readonly number[];
  /** How its cells are coloured; default not at all. */
  readonly scale?: HeatScale | undefined;
  readonly write: (value: number) => string;
  /** What the terms that are not written out come to. */
  readonly rest?: string | undefined;
  /** Behind the line: "Σ = 1.30". */
  readonly total?: string | undefined;
  readonly part?: string | undefined;
}

export interface UnfoldedLabel {
  /** Words before the name, in ink. */
  readonly before?: string;
  readonly text: string;
  readonly sub?: string;
  readonly hue?: TensorHue;
}
