import type { Series } from '@/lib/grid';
import { giveWay } from '../giveWay';
import { measuredSeries } from '../measuredSeries';
import { divisors } from './divisors';
import { scaledBy, varianceOf } from './estimates';
import { drawPair, type Pairing } from './pairing';
import type { Divisor } from './params';
import type { Setting } from './setting';
import { standardDraws } from './standardDraws';
import { dotProductOf, productsOf } from './theory';

/** The d at which the variance is measured: 1, 2, 4 … 1024. */
export const rungs: readonly number[] = Array.from({ length: 11 }, (_, i) => 2 ** i);
const longest = 1024;
/** Pairs. A pair of 1024 coordinates holds one of each smaller d. */
const pairs = 600;

/** q·k − E q·k of every pair, by rung: undivided. */
export async function ladderOf(
  { setting, pairing, seed }: { readonly setting: Setting; readonly pairing: Pairing; readonly seed: number },
  signal: AbortSignal,
): Promise<readonly Float64Array[]> {
  const draws = standardDraws({ law: setting.law, seed, d: longest, use: 'ladder' });
  const { mean: expected } = productsOf(setting);
  const sums = rungs.map(() => new Float64Array(pairs));
  const [q, k] = [new Float64Array(longest), new Float64Array(longest)];
  for (let pair = 0; pair < pairs; pair++) {
    const row = pair % draws.rows;
    if (row === 0) await giveWay(signal);
    drawPair(pairing, draws.chunk(Math.floor(pair / draws.rows)), row, q, k);
    let sum = 0;
    let at = 0;
    for (const [rung, d] of rungs.entries()) {
      for (; at < d; at++) sum += q[at]! * k[at]! - expected;
      sums[rung]![pair] = sum;
    }
  }
  return sums;
}

/** Variance against d under a divisor, measured and by theory. */
export function seriesUnder(divisor: Divisor, sums: readonly Float64Array[], setting: Setting) {
  const factors = rungs.map(d => divisors[divisor](d) ** -2);
  return {
    measured: measuredSeries(
      rungs,
      sums.map((sum, i) => scaledBy(varianceOf(sum), factors[i]!)),
    ),
    theory: {
      x: Float64Array.from(rungs),
      y: Float64Array.from(rungs, (d, i) => dotProductOf(setting, d).variance * factors[i]!),
    },
  } satisfies Record<string, Series>;
}
