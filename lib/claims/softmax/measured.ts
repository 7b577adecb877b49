import { type Estimate, meanOf } from '@/lib/engine/metrics/estimate';
import { draw } from '@/lib/experiments/softmax-saturation/draws';
import { divisorOf, type SoftmaxSaturationParams } from '@/lib/experiments/softmax-saturation/params';
import type { Measure, Summary } from '@/lib/experiments/softmax-saturation/result';
import { summarise } from '@/lib/experiments/softmax-saturation/summarise';

interface Setting {
  readonly keys: number;
  readonly divisor: SoftmaxSaturationParams['divisor'];
  readonly draws: number;
}

type Measured = Readonly<Record<Measure, Readonly<Record<Summary, Estimate>>>> & { readonly entropy: Estimate };

/** What was measured last, a few numbers each: a lesson's claims share their draws. */
const known = new Map<string, Promise<Measured>>();
const D = 64;

async function measure({ keys, divisor, draws }: Setting, seed: number, signal: AbortSignal): Promise<Measured> {
  const drawn = await draw({ keys, d: D, c: 1 / divisorOf[divisor](D), std: 1, seed, draws }, signal);
  return {
    jacobian: summarise(drawn.jacobian),
    gradient: summarise(drawn.gradient),
    entropy: meanOf(drawn.entropy),
  };
}

function measured(setting: Setting, seed: number, signal: AbortSignal): Promise<Measured> {
  const key = `${setting.keys} ${setting.divisor} ${setting.draws} ${seed}`;
  const found = known.get(key) ?? measure(setting, seed, signal);
  known.set(key, found);
  found.catch(() => known.delete(key));
  return found;
}

/** A quantity of the draws at a setting, d = 64. */
export const at =
  (setting: Setting, measure: Measure | 'entropy', summary: Summary = 'mean') =>
  async (seed: number, signal: AbortSignal): Promise<Estimate> => {
    const found = await measured(setting, seed, signal);
    return measure === 'entropy' ? found.entropy : found[measure][summary];
  };
