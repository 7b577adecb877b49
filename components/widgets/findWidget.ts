import type { ExperimentEntry, Experiments } from '@/lib/experiments/entry';
import { experiments } from '@/lib/experiments/registry';
import type { Locale } from '@/lib/i18n/locales';
import type { WidgetMessages } from './contract';
import { words } from './words';

export interface FoundWidget {
  readonly entry: ExperimentEntry;
  readonly t: WidgetMessages;
}

/** A widget by an id that may come from an address, with its words; undefined where there is none. */
export async function findWidget(id: string, locale: Locale): Promise<FoundWidget | undefined> {
  const entry = Object.hasOwn(experiments, id) ? (experiments as Experiments)[id] : undefined;
  // Each dictionary satisfies WidgetMessages of its own specs: the registry's `widget()` has the compiler see to that.
  const load = Object.hasOwn(words, id) ? words[id as keyof typeof words][locale] : undefined;
  if (!entry || !load) return undefined;
  const { messages } = await load();
  return { entry, t: messages as unknown as WidgetMessages };
}
