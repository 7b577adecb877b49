import type { OrderItem } from '../checkContract';
import { type Measured, runFrame, scalarOf } from './runScalar';

/** What the engine gets for each item of an order; items of the same settings share a run. */
export async function runOrder(
  widget: string,
  items: readonly OrderItem[],
): Promise<readonly Omit<Measured, 'notes'>[]> {
  const runs = new Map<string, ReturnType<typeof runFrame>>();
  const values: Omit<Measured, 'notes'>[] = [];
  for (const { params, scalar } of items) {
    const run = runs.get(params) ?? runFrame(widget, params);
    runs.set(params, run);
    // One after another: there is one worker, and a page may not crowd it.
    values.push(scalarOf((await run).frame, widget, scalar));
  }
  return values;
}
