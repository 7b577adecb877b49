import { compute } from '@/lib/experiments/layer-norm-lab/compute';
import { definition } from '@/lib/experiments/layer-norm-lab/params';
import type { Digits } from '@/lib/format';
import { validate } from '@/lib/params/validate';
import type { Claim } from '../contract';

/** A number of the lab's frame at these parameters. */
export async function labScalar(given: Readonly<Record<string, unknown>>, name: string): Promise<number> {
  const { params } = validate(definition, given);
  for await (const { scalars } of compute(params, { signal: new AbortController().signal, assets: {} })) {
    const value = scalars[name];
    if (value !== undefined) return value;
  }
  throw new Error(`layer-norm-lab: no scalar ${name}`);
}

/** An exact claim with the tolerance that its digits do not say: powers of ten, zeros. */
export function known(
  id: string,
  { expected, tolerance, digits }: { readonly expected: number; readonly tolerance: number; readonly digits: Digits },
  calculation: string,
  value: () => number | Promise<number>,
): Claim {
  return {
    id,
    expected,
    tolerance,
    digits,
    kind: 'exact',
    compute: async () => ({ value: await value(), calculation }),
  };
}

/** What the lab computes, stated to so many places. */
export function measured(
  id: string,
  expected: number,
  places: number,
  calculation: string,
  [given, name]: readonly [Readonly<Record<string, unknown>>, string],
): Claim {
  const digits: Digits = places === 0 ? { style: 'integer' } : { style: 'fixed', places };
  return known(id, { expected, tolerance: 0.5 * 10 ** -places + 1e-12, digits }, calculation, () =>
    labScalar(given, name),
  );
}
