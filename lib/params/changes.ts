import type { ParamSpecs, ParamsOf } from './spec';

/** What differs from `defaults`, as strings that `validate` reads back to the same values. */
export function changes<S extends ParamSpecs>(
  specs: S,
  params: ParamsOf<S>,
  defaults: ParamsOf<S>,
): Record<string, string> {
  const raw: Record<string, string> = {};
  for (const [name, spec] of Object.entries(specs)) {
    const value = params[name];
    if (value === defaults[name]) continue;
    raw[name] = spec.kind === 'toggle' ? (value ? '1' : '0') : String(value);
  }
  return raw;
}
