import type { Frame } from '@/lib/experiments/contract';
import type { ParamNote } from '@/lib/params/spec';

export interface Measured {
  readonly value: number;
  /** `<scalar>.se`, where the experiment samples. */
  readonly standardError: number;
  /** What validation changed in the parameters. */
  readonly notes: readonly ParamNote[];
}

/** An experiment carried through at parameters written as in an embed's hash: its last frame, without grids. Rejects where it fails. */
export async function runFrame(
  experiment: string,
  params: string,
  more: Readonly<Record<string, number>> = {},
): Promise<{ readonly frame: Frame; readonly notes: readonly ParamNote[] }> {
  const [{ runOnce }, { parseFlat }, { experiments }, { validate }] = await Promise.all([
    import('@/lib/worker/client'),
    import('@/lib/params/codec'),
    import('@/lib/experiments/registry'),
    import('@/lib/params/validate'),
  ]);
  const entries: Readonly<Record<string, { definition: Parameters<typeof validate>[0] }>> = experiments;
  const entry = Object.hasOwn(entries, experiment) ? entries[experiment] : undefined;
  if (!entry) throw new Error(`there is no experiment ${experiment}`);
  const { params: valid, notes } = validate(entry.definition, { ...parseFlat(params), ...more });
  return { frame: await runOnce(experiment, valid, { shown: [] }), notes };
}

/** One scalar of a frame, with its error. Throws where the frame has no such number. */
export function scalarOf({ scalars }: Frame, experiment: string, scalar: string): Omit<Measured, 'notes'> {
  const value = scalars[scalar];
  if (value === undefined) throw new Error(`${experiment} has no figure ${scalar}`);
  if (Number.isNaN(value)) throw new Error(`${experiment}: ${scalar} is not a number here`);
  return { value, standardError: scalars[`${scalar}.se`] ?? 0 };
}

/** One scalar of an experiment. Rejects where the experiment fails or has no such scalar. */
export async function runScalar(
  experiment: string,
  params: string,
  scalar: string,
  more: Readonly<Record<string, number>> = {},
): Promise<Measured> {
  const { frame, notes } = await runFrame(experiment, params, more);
  return { ...scalarOf(frame, experiment, scalar), notes };
}
