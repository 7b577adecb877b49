import type { Precision } from '../tensor';
import { type Kernels, loadKernels } from './kernels';

/** What is to be computed. */
export interface Work {
  readonly precision: Precision;
  /** Multiply-adds of one pass, as `encoderCost` counts them. */
  readonly multiplyAdds: number;
}

/** About a millisecond of the reference. Below that, loading and recording would cost more than they gain. */
const enough = 250_000;

let loading: Promise<Kernels | undefined> | undefined;

/**
 * Decides what computes: kernels, or undefined for the reference. float64 is the reference's alone; small work is not worth a
 * recording; and where kernels cannot be had the reference serves. All callers share one instance, and so one memory.
 */
export async function kernelsFor({ precision, multiplyAdds }: Work): Promise<Kernels | undefined> {
  if (precision !== 'float32' || multiplyAdds < enough) return undefined;
  // A slower answer is better than none, whatever the reason.
  loading ??= loadKernels().catch(() => undefined);
  return loading;
}
