import { compute } from '@/lib/experiments/layer-norm-lab/compute';
import { definition } from '@/lib/experiments/layer-norm-lab/params';
import { validate } from '@/lib/params/validate';

/** A number of the lab's frame at these parameters. */
export async function labScalar(given: Readonly<Record<string, unknown>>, name: string): Promise<number> {
  const { params } = validate(definition, given);
  for await (const { scalars } of compute(params, { signal: new AbortController().signal, assets: {} })) {
    const value = scalars[name];
    if (value !== undefined) return value;
  }
  throw new Error(`layer-norm-lab: no scalar ${name}`);
}
