/** How the learning rate changes over the steps n = 1, 2, …; lengths are counted in steps. */
export type Schedule =
  | { readonly kind: 'constant' }
  | { readonly kind: 'warmup'; readonly warmup: number }
  | { readonly kind: 'warmup-linear'; readonly warmup: number; readonly total: number }
  | { readonly kind: 'warmup-inverse-sqrt'; readonly warmup: number };

interface ScheduleKind {
  /** The factor on the learning rate, with w = warmup and N = total. */
  readonly tex: string;
  readonly factor: (step: number, lengths: { readonly warmup: number; readonly total: number }) => number;
}

/**
 * The first step has factor 1/w (transformers' schedules begin with a step of rate 0), the peak 1 is at n = w. The last is
 * Vaswani et al. 2017, eq. 3, with its peak at 1.
 */
export const schedules = {
  constant: { tex: '1', factor: () => 1 },
  warmup: { tex: String.raw`\min(n/w,\,1)`, factor: (n, { warmup }) => Math.min(n / warmup, 1) },
  'warmup-linear': {
    tex: String.raw`\min\bigl(n/w,\,(N-n)/(N-w)\bigr)`,
    factor: (n, { warmup, total }) => (n <= warmup ? n / warmup : Math.max(0, (total - n) / (total - warmup))),
  },
  'warmup-inverse-sqrt': {
    tex: String.raw`\min\bigl(n/w,\,\sqrt{w/n}\bigr)`,
    factor: (n, { warmup }) => Math.min(n / warmup, Math.sqrt(warmup / n)),
  },
} as const satisfies Record<Schedule['kind'], ScheduleKind>;

/** The factor on the learning rate at a step, from 1. Throws where a schedule's lengths make no sense. */
export function scheduleFactor(schedule: Schedule, step: number): number {
  const lengths = { warmup: 1, total: Infinity, ...schedule };
  if (!(lengths.warmup >= 1))
    throw new RangeError(`scheduleFactor: warmup is ${lengths.warmup}, expected a number from 1`);
  if (!(lengths.total > lengths.warmup)) {
    throw new RangeError(`scheduleFactor: total is ${lengths.total}, expected more than warmup ${lengths.warmup}`);
  }
  return schedules[schedule.kind].factor(step, lengths);
}
