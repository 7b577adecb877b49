import type { ComponentType } from 'react';
import type { Experiments } from '@/lib/experiments/entry';
import { experiments } from '@/lib/experiments/registry';
import type { Locale } from '@/lib/i18n/locales';
import type { ViewProps, WidgetEntry, WidgetMessages } from '../contract';
import type { Place } from '../place';
import { widgets } from '../registry';
import { syncWithHash } from './hashSync';
import { type Instance, instanceOf } from './instance';

/** Everything that a live figure needs. */
export interface Opened {
  readonly instance: Instance;
  readonly View: ComponentType<ViewProps>;
  readonly t: WidgetMessages;
  readonly sync: ReturnType<typeof syncWithHash>;
}

export interface Wanted {
  readonly id: string;
  readonly name: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly place: Place;
  readonly locale: Locale;
  readonly locked?: readonly string[];
}

/** Starts the computation and loads picture and words meanwhile. Throws if there is no such widget or a chunk does not come. */
export async function openWidget({ id, name, params, place, locale, locked = [] }: Wanted): Promise<Opened> {
  const all: Experiments = experiments;
  const views: Readonly<Record<string, WidgetEntry>> = widgets;
  const entry = Object.hasOwn(all, id) ? all[id] : undefined;
  const widget = Object.hasOwn(views, id) ? views[id] : undefined;
  if (!entry || !widget) throw new Error(`widget: there is no widget ${id}`);
  const instance = instanceOf(name, entry, params, widget.shown);
  // Before the hash is read: a link to a lesson moves nothing that the lesson locks.
  instance.lock(locked);
  const sync = syncWithHash(instance, place);
  const { frame, computing, failure } = instance.store.getState();
  if (!frame && !computing && !failure) instance.retry();
  try {
    const [{ View }, { messages }] = await Promise.all([widget.view(), widget.messages[locale]()]);
    return { instance, View, t: messages, sync };
  } catch (error) {
    sync.stop();
    throw error;
  }
}
