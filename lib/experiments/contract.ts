import type { Grid, Series } from '@/lib/grid';
import type { ParamSpecs, ParamsOf } from '@/lib/params/spec';

/** One state of a running experiment. Everything a picture, a Claim, a Predict, a Check or a text alternative reads is in here. */
export interface Frame {
  /** Single numbers by name; what Predict and Check may ask for. */
  readonly scalars: Readonly<Record<string, number>>;
  /** Matrices by name: where it is a tensor of the model, its PyTorch module path. */
  readonly grids: Readonly<Record<string, Grid>>;
  readonly series: Readonly<Record<string, Series>>;
  /** Lists of words by name: the tokens of the reader's text, say. */
  readonly labels: Readonly<Record<string, readonly string[]>>;
  /** What the reader should know: code and numbers; the words are the widget's (`t.notes[code]`). */
  readonly notes: readonly FrameNote[];
  /** The lines of a derivation that this figure carries, by the names its Steps use. */
  readonly proof?: Readonly<Record<string, ProofStep>>;
  /** Names of scalars, grids or series in which NaN or ±∞ is meant (a mask's −∞). Anywhere else the door reports it as an error. */
  readonly nonFinite?: readonly string[];
  /** false while a coarse picture stands and a finer one is on its way. */
  readonly done: boolean;
}

/** One line of a proof, put to the test at the present settings. */
export interface ProofStep {
  /** What the line says. */
  readonly theory: number;
  readonly measured: number;
  /** Of `measured`; 0: computed, not sampled. */
  readonly standardError: number;
  /** Parameters whose assumption this line uses and that do not hold now. */
  readonly broken: readonly string[];
}

export interface FrameNote {
  readonly code: string;
  readonly values?: Readonly<Record<string, number | string>>;
}

/** Large data that an experiment names and the page loads for it as a script chunk (nothing can be fetched in a sandboxed frame). */
export interface Assets {
  /** One WordPiece a line, as in bert-base-uncased's vocab.txt. */
  readonly 'bert-base-uncased-vocab': string;
}
export type AssetId = keyof Assets;

/**
 * A grid where it is computed: its numbers, or how to get at them when they are shown. Whoever asks copies them at once, so a view into
 * a run's memory will do. undefined: the run was not kept, another has taken its place; then it is computed again.
 */
export type GridSource = Grid | (() => Grid | undefined);

/** A frame where it is computed: everything is there to be shown, what is shown is copied out (shownGrids.ts), the rest stays. */
export interface Computed extends Omit<Frame, 'grids'> {
  readonly grids: Readonly<Record<string, GridSource>>;
}

/** How far a computation is: `done` of `total` units. `weights` counts entries drawn, the page says a percentage of them. */
export interface Progress {
  readonly done: number;
  readonly total: number;
  readonly unit: 'weights' | 'layers' | 'steps';
}

export interface Context {
  readonly signal: AbortSignal;
  readonly assets: Readonly<Partial<Assets>>;
  /** Tells whoever waits how far we are; the page shows it when it takes long. As often as one likes: the runner thins it out. */
  readonly report?: (progress: Progress) => void;
  /** Bytes that a run may take here, if the device tells: see memory.ts. */
  readonly memory?: number;
}

/**
 * The science: parameters in, numbers out, pure. The arrays of series are given away (moved to the page), so keep no hold of them.
 * Yields coarse frames first where that helps; the last has done: true. Long work gives way (giveWay.ts) so that it can be stopped.
 */
export type Compute<S extends ParamSpecs = ParamSpecs> = Computing<S>['compute'];

/** Declared as a method, so that experiments of any specs fit into one list; the runner hands each its own parameters. */
interface Computing<S extends ParamSpecs> {
  compute(params: ParamsOf<S>, context: Context): AsyncGenerator<Computed, void, void>;
}

/** What `params.ts` of an experiment exports, light enough for the page: no engine behind it. */
export interface ExperimentDefinition<S extends ParamSpecs = ParamSpecs> {
  readonly id: string;
  /** Raised when an old URL would be read wrongly; `migrate[n]` lifts raw values from version n to n + 1. */
  readonly version: number;
  readonly params: S;
  readonly assets: readonly AssetId[];
  /**
   * Values that are each valid but do not go together (heads that do not divide the width): what must change, nearest first.
   * `touched` is what the reader moved last and should be kept. An empty object means that all is well.
   */
  reconcile?(params: ParamsOf<S>, touched: string | undefined): Partial<ParamsOf<S>>;
  readonly migrate?: Readonly<Record<number, (raw: Record<string, string>) => Record<string, string>>>;
  /** What it computes, in TeX with the macros of lib/tex: stands under the title where no lesson says it. */
  readonly formula: string;
  /** The lesson that explains it: an embed's footer links there. */
  readonly lesson: string;
}
