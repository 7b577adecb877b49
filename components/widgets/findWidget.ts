import type { ExperimentEntry, Experiments } from '@/lib/experiments/entry';
import { experiments } from '@/lib/experiments/registry';
import type { Locale } from '@/lib/i18n/locales';
import type { WidgetEntry, WidgetMessages } from './contract';
import { widgets } from './registry';

export interface FoundWidget {
  readonly entry: ExperimentEntry;
  readonly widget: WidgetEntry;
  readonly t: WidgetMessages;
}

/** A widget by an id that may come from an address, with its words; undefined where there is none. */
export async function findWidget(id: string, locale: Locale): Promise<FoundWidget | undefined> {
  const entry = Object.hasOwn(experiments, id) ? (experiments as Experiments)[id] : undefined;
  const widget = Object.hasOwn(widgets, id) ? (widgets as Readonly<Record<string, WidgetEntry>>)[id] : undefined;
  if (!entry || !widget) return undefined;
  const { messages: t } = await widget.messages[locale]();
  return { entry, widget, t };
}
