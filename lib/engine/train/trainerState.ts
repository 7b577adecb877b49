import type { FloatArray, Tensor } from '../tensor';
import type { LossHistory } from './divergence';
import type { TrainedName } from './model';
import type { MomentName } from './optimizer';

/** Plain data: it can be posted to a worker, or kept beside a page. */
export interface TrainerState {
  /** Steps taken. */
  readonly step: number;
  readonly parameters: Readonly<Record<string, FloatArray>>;
  readonly moments: Readonly<Record<string, { readonly [K in MomentName]?: FloatArray }>>;
  readonly history: LossHistory;
}

/** Throws where a state lacks something of a trainer, or it has another size: before anything is written. */
export function checkState(
  state: TrainerState,
  names: readonly TrainedName[],
  parameters: { readonly [K in TrainedName]?: Tensor },
  moments: readonly MomentName[],
): void {
  if (!Number.isInteger(state.step) || state.step < 0)
    throw new RangeError(`restore: step is ${state.step}, expected a whole number from 0`);
  for (const name of names) {
    const expected = parameters[name]!.data.length;
    const given: [string, FloatArray | undefined][] = [
      [name, state.parameters[name]],
      ...moments.map((moment): [string, FloatArray | undefined] => [
        `${moment} of ${name}`,
        state.moments[name]?.[moment],
      ]),
    ];
    for (const [what, values] of given) {
      if (values?.length !== expected)
        throw new RangeError(`restore: ${what} has ${values?.length ?? 0} entries, expected ${expected}`);
    }
  }
}
