/**
 * The kinds of parameter an experiment can have. A spec is data: controls, the URL codec, validation, the parameter docs and
 * the test that opens every widget at its extremes all read it.
 */

interface Common {
  /** 'view': changes only the picture (a selected cell, a head), so nothing is recomputed. Default 'compute'. */
  readonly affects?: 'compute' | 'view';
  /** false: the generated panel leaves it out. Default true. */
  readonly panel?: boolean;
  /** Beside `panel: false`: the View draws a control of its own (buttons for the head), which `hide` and `lock` reach too. */
  readonly drawn?: true;
}

export interface NumberSpec extends Common {
  readonly kind: 'number';
  readonly default: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** Symbol shown behind the value, the same in every language: 'σ', 'nats', 'tokens' goes into messages instead. */
  readonly unit?: string;
  /**
   * 'log2': the slider moves in powers of two; only powers of two between min and max are valid. 'log': it moves by a twentieth of a
   * power of ten, to two digits, over several of them; any multiple of `step` is valid.
   */
  readonly scale?: 'linear' | 'log2' | 'log';
}

export interface ChoiceSpec<Option extends string = string> extends Common {
  readonly kind: 'choice';
  readonly default: Option;
  readonly options: readonly Option[];
}

export interface ToggleSpec extends Common {
  readonly kind: 'toggle';
  readonly default: boolean;
}

export interface TextSpec extends Common {
  readonly kind: 'text';
  readonly default: string;
  /** In UTF-16 code units; longer input is cut, with a note. */
  readonly maxLength: number;
}

/** A 32-bit seed; the control offers "new seed". */
export interface SeedSpec extends Common {
  readonly kind: 'seed';
  readonly default: number;
}

export type ParamSpec = NumberSpec | ChoiceSpec | ToggleSpec | TextSpec | SeedSpec;
export type ParamSpecs = Readonly<Record<string, ParamSpec>>;

export type ParamValue<S extends ParamSpec> =
  S extends ChoiceSpec<infer Option> ? Option : S extends ToggleSpec ? boolean : S extends TextSpec ? string : number;

/** The values that a record of specs describes. */
export type ParamsOf<S extends ParamSpecs> = { readonly [K in keyof S]: ParamValue<S[K]> };

/** Names that an embed's URL keeps for itself; no parameter may be called so. */
export const reservedNames = ['lang', 'theme', 'hide', 'lock', 'check', 'v'] as const;

/** What validation changed, in a form that any language can say. */
export interface ParamNote {
  readonly code:
    | 'unknown'
    | 'not-a-number'
    | 'out-of-range'
    | 'not-an-option'
    | 'off-step'
    | 'too-long'
    | 'version'
    | 'conflict'
    /** The page holds it where it is. */
    | 'locked';
  readonly param: string;
  readonly given: string;
  /** What stands in its place. */
  readonly used?: string;
}
