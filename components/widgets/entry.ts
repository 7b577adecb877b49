import type { ExperimentId, SpecsOf } from '@/lib/experiments/registry';
import type { WidgetEntry, WidgetMessages } from './contract';

/** Checks a line of the widgets' registry against its experiment; to the door each is a widget like any other. */
export function widget<Id extends ExperimentId, M extends WidgetMessages<SpecsOf<Id>>>(
  _experiment: Id,
  entry: WidgetEntry<SpecsOf<Id>, M>,
): WidgetEntry {
  // A View takes its own specs' values; the door only ever hands it those (they come from the experiment of the same id).
  return entry as unknown as WidgetEntry;
}
