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

/** What an idle memory may keep of the device, in bytes. */
const keptIdle = 64 * 2 ** 20;

let loading: Promise<Kernels | undefined> | undefined;

/** A slower answer is better than none, whatever the reason: a failure is undefined. */
const load = () => loadKernels().catch(() => undefined);

/**
 * Decides what computes: kernels, or undefined for the reference. float64 is the reference's alone; small work is not worth a
 * recording; and where kernels cannot be had the reference serves. All callers share one instance, and so one memory. A WebAssembly
 * memory never shrinks: one that has grown large and that nobody uses any more is left to the garbage collector for a new one.
 */
export async function kernelsFor({ precision, multiplyAdds }: Work): Promise<Kernels | undefined> {
  if (precision !== 'float32' || multiplyAdds < enough) return undefined;
  loading ??= load();
  const current = loading;
  const kernels = await current;
  if (!kernels || kernels.arena.taken > 0 || kernels.arena.held <= keptIdle) return kernels;
  // Whoever comes second finds what the first has begun.
  if (loading === current) loading = load();
  return loading;
}
