import { formatFlat, formatPage, parseFlat, parsePage } from '@/lib/params/codec';
import { reservedNames } from '@/lib/params/spec';
import type { Place } from '../place';
import type { Instance } from './instance';

/** Reading and writing an instance's part of the hash; the rest (the heading, other instances, hide and lock) is left as it is. */
interface HashPart {
  /** undefined: the hash says nothing of this one, and it stays as it is. */
  readonly read: (name: string) => Readonly<Record<string, string>> | undefined;
  readonly write: (name: string, raw: Readonly<Record<string, string>>) => string;
}

const page: HashPart = {
  read: name => parsePage(location.hash).instances.get(name),
  write: (name, raw) => {
    const { anchor, instances } = parsePage(location.hash);
    return formatPage({ anchor, instances: new Map([...instances, [name, raw]]) });
  },
};

const kept: readonly string[] = reservedNames.filter(name => name !== 'v');

const embed: HashPart = {
  read: () => Object.fromEntries(Object.entries(parseFlat(location.hash)).filter(([key]) => !kept.includes(key))),
  write: (_name, raw) => {
    const settings = Object.entries(parseFlat(location.hash)).filter(([key]) => kept.includes(key));
    return formatFlat({ ...raw, ...Object.fromEntries(settings) });
  },
};

const partOf: Record<Place, HashPart> = { lesson: page, lab: page, home: page, embed };

/** How long nothing must move before the URL is written: a held arrow key is one change. */
const calm = 300;

/**
 * Keeps an instance and the hash in step: what the hash says now, and whenever it changes, is loaded; `changed` is called after each
 * change of the instance and writes once things have settled, never during a drag. Returns `stop` too.
 */
export function syncWithHash(instance: Instance, place: Place) {
  const part = partOf[place];
  let timer: ReturnType<typeof setTimeout> | undefined;

  const load = () => {
    const raw = part.read(instance.name);
    if (raw) instance.load(raw, place === 'embed' ? 'host' : 'link');
    // A click on a heading's link (`#softmax`) must not lose the state: it is written behind the new heading.
    else write();
  };
  const write = () => {
    clearTimeout(timer);
    const hash = part.write(instance.name, instance.raw());
    if (hash === location.hash) return;
    try {
      // With the entry's own state: Next keeps its tree there.
      history.replaceState(history.state, '', hash || location.pathname + location.search);
    } catch {
      // Some sandboxes and Safari (after 100 writes in 30 s) refuse. The figure works on; only the URL lags behind.
    }
  };

  load();
  addEventListener('hashchange', load);
  return {
    /** The reader is still moving something. */
    hold: () => clearTimeout(timer),
    changed: () => {
      clearTimeout(timer);
      timer = setTimeout(write, calm);
    },
    stop: () => {
      clearTimeout(timer);
      removeEventListener('hashchange', load);
    },
  };
}
