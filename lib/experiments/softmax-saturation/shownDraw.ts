import type { Grid } from '@/lib/grid';
import { jacobianOf } from '../softmaxJacobian';
import type { Draws } from './draws';
import { gridName } from './result';
import { throughSoftmax } from './throughSoftmax';

/** The draw whose ‖J‖_F stands at this quantile of all. */
export function drawAt({ jacobian }: Draws, level: number): number {
  const order = Array.from(jacobian, (_, i) => i).sort((a, b) => jacobian[a]! - jacobian[b]!);
  return order[Math.round((order.length - 1) * level)] ?? 0;
}

/** The grids of one draw, its keys from the most probable one down: what saturates then stands in a corner. */
export function gridsOf({ scores, probs, dProbs }: Draws, at: number, keys: number): Record<string, Grid> {
  const mine = (all: Float64Array) => all.subarray(at * keys, (at + 1) * keys);
  const s = mine(scores);
  const order = Array.from(s, (_, i) => i).sort((a, b) => s[b]! - s[a]!);
  const sorted = (all: Float64Array) => Float64Array.from(order, i => mine(all)[i]!);
  const row = (values: Float64Array): Grid => ({ values, rows: 1, cols: keys });
  const p = sorted(probs);
  const g = sorted(dProbs);
  return {
    [gridName.scores]: row(sorted(scores)),
    [gridName.probs]: row(p),
    [gridName.dProbs]: row(g),
    [gridName.dScores]: row(throughSoftmax(p, g)),
    [gridName.jacobian]: { values: jacobianOf(p), rows: keys, cols: keys },
  };
}
