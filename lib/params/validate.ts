import { placesOf } from '@/lib/format';
import type { ParamNote, ParamSpec, ParamSpecs, ParamsOf } from './spec';

/** What validation needs of an experiment's definition. */
export interface Rules<S extends ParamSpecs> {
  readonly params: S;
  reconcile?(params: ParamsOf<S>, touched: string | undefined): Partial<ParamsOf<S>>;
}

export interface Validated<S extends ParamSpecs> {
  readonly params: ParamsOf<S>;
  readonly notes: readonly ParamNote[];
}

type Value = number | string | boolean;
type Reading = { readonly value: Value; readonly code?: ParamNote['code'] };

/**
 * Values of any origin (URL, MDX attribute, host page's message) as parameters: each wrong one becomes the nearest valid one, with
 * a note. Missing ones come from `defaults`, else from the specs; names that no spec has are noted and dropped. Never throws.
 */
export function validate<S extends ParamSpecs>(
  rules: Rules<S>,
  given: Readonly<Record<string, unknown>>,
  defaults: Readonly<Record<string, unknown>> = {},
  touched?: string,
): Validated<S> {
  const notes: ParamNote[] = [];
  const params: Record<string, Value> = {};
  for (const [name, spec] of Object.entries(rules.params)) {
    const fallback = Object.hasOwn(defaults, name) ? read(spec, defaults[name], spec.default).value : spec.default;
    if (!Object.hasOwn(given, name)) {
      params[name] = fallback;
      continue;
    }
    const { value, code } = read(spec, given[name], fallback);
    params[name] = value;
    if (code) notes.push({ code, param: name, given: shown(given[name]), used: String(value) });
  }
  for (const name of Object.keys(given)) {
    if (!Object.hasOwn(rules.params, name))
      notes.push({ code: 'unknown', param: cut(name), given: shown(given[name]) });
  }
  const mended = rules.reconcile?.(params as ParamsOf<S>, touched) ?? {};
  for (const [name, value] of Object.entries(mended) as [string, Value][]) {
    if (value === params[name]) continue;
    // What only the picture shows (a selected head that is no more) follows without a word.
    if (rules.params[name]?.affects !== 'view')
      notes.push({ code: 'conflict', param: name, given: String(params[name]), used: String(value) });
    params[name] = value;
  }
  return { params: params as ParamsOf<S>, notes };
}

/** One value under its spec. */
function read(spec: ParamSpec, given: unknown, fallback: Value): Reading {
  switch (spec.kind) {
    case 'number': {
      const number = toNumber(given);
      if (Number.isNaN(number)) return { value: fallback, code: 'not-a-number' };
      const clamped = Math.min(spec.max, Math.max(spec.min, number));
      const value = nearest(clamped, spec);
      if (clamped !== number) return { value, code: 'out-of-range' };
      // A URL may carry 0.30000000000000004 for 0.3: that is the same step.
      return Math.abs(value - number) <= 1e-9 * Math.max(1, Math.abs(number)) ? { value } : { value, code: 'off-step' };
    }
    case 'seed': {
      const number = toNumber(given);
      if (Number.isNaN(number)) return { value: fallback, code: 'not-a-number' };
      const clamped = Math.min(0xffffffff, Math.max(0, number));
      if (clamped !== number) return { value: Math.round(clamped), code: 'out-of-range' };
      return Number.isInteger(number) ? { value: number } : { value: Math.round(number), code: 'off-step' };
    }
    case 'choice': {
      const option = textOf(given);
      return spec.options.includes(option)
        ? { value: option }
        : { value: nearestOption(option, spec.options) ?? fallback, code: 'not-an-option' };
    }
    case 'toggle': {
      const value = toggles.get(textOf(given).toLowerCase());
      return value === undefined ? { value: fallback, code: 'not-an-option' } : { value };
    }
    case 'text': {
      const text = textOf(given);
      return text.length <= spec.maxLength ? { value: text } : { value: cut(text, spec.maxLength), code: 'too-long' };
    }
  }
}

const toggles = new Map([
  ['true', true],
  ['1', true],
  ['on', true],
  ['', true],
  ['false', false],
  ['0', false],
  ['off', false],
]);

/** An object from a host page's message may have no text, or throw when it is asked for one. */
function textOf(given: unknown): string {
  return typeof given === 'object' || typeof given === 'function' ? '…' : String(given);
}

function toNumber(given: unknown): number {
  if (typeof given === 'number') return given;
  if (typeof given !== 'string' || given.trim() === '' || given.length > 64) return Number.NaN;
  // Readers type a true minus, and pages set in Chinese may carry full-width digits.
  return Number(given.normalize('NFKC').replace('−', '-'));
}

/** The valid value next to `value`, which lies between min and max. */
function nearest(
  value: number,
  { min, max, step, scale }: { min: number; max: number; step: number; scale?: string },
): number {
  if (scale === 'log2') {
    const power = 2 ** Math.round(Math.log2(value));
    if (power > max) return 2 ** Math.floor(Math.log2(max));
    return power < min ? 2 ** Math.ceil(Math.log2(min)) : power;
  }
  const steps = Math.min(Math.round((value - min) / step), Math.floor((max - min) / step + 1e-9));
  // 0.1 + 2·0.1 is 0.30000000000000004: keep as many decimals as min and step have.
  return Number((min + steps * step).toFixed(Math.min(20, Math.max(placesOf(String(min)), placesOf(String(step))))));
}

/** Where the options are sizes (16, 24, 32 …), the one next to a number that is none of them. */
function nearestOption(given: string, options: readonly string[]): string | undefined {
  const wanted = toNumber(given);
  const distance = (option: string) => Math.abs(Number(option) - wanted);
  if (Number.isNaN(wanted) || !options.every(option => /^[\d.]+$/.test(option))) return undefined;
  return options.reduce((best, option) => (distance(option) < distance(best) ? option : best));
}

/** At most `length` UTF-16 units, never half of a surrogate pair. */
function cut(text: string, length = 80): string {
  const end = /[\uD800-\uDBFF]/.test(text.charAt(length - 1)) ? length - 1 : length;
  return text.slice(0, end);
}

function shown(given: unknown): string {
  return cut(textOf(given));
}
