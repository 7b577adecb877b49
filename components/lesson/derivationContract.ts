import type { Words } from '@/components/controls/Panel';
import type { Values } from '@/components/widgets/live/values';
import type { ProofStep } from '@/lib/experiments/contract';
import type { ParamSpec } from '@/lib/params/spec';

/** A derivation's figure as the page knows it before it is live: everything that a line of the proof says or sets. */
export interface ProofFigure {
  /** The instance's name on the page. */
  readonly name: string;
  readonly specs: Readonly<Record<string, ParamSpec>>;
  readonly words: Readonly<Record<string, Words>>;
  /** Where the figure starts, and what its proof is there, worked out at build. */
  readonly start: Values;
  readonly proof: Readonly<Record<string, ProofStep>>;
  /** The parameters that stand as switches above the steps. */
  readonly assumptions: readonly string[];
}

/** A line of a derivation, as its parent sees it. */
export interface ProofLine {
  /** Its name in `frame.proof`; undefined where the figure measures nothing of it. */
  readonly proof: string | undefined;
}
