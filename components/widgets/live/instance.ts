import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Frame, Progress } from '@/lib/experiments/contract';
import type { ExperimentEntry } from '@/lib/experiments/entry';
import { findNonFinite, type NonFinite } from '@/lib/experiments/nonFinite';
import { lacking } from '@/lib/experiments/shownGrids';
import { changes } from '@/lib/params/changes';
import { migrate } from '@/lib/params/migrate';
import type { ParamNote, ParamSpecs } from '@/lib/params/spec';
import { type Validated, validate } from '@/lib/params/validate';
import { type Running, run } from '@/lib/worker/client';
import type { Failure } from '@/lib/worker/jobs';
import type { ShownGrids } from '../contract';
import { publishFrame } from '../frames';

export type Value = number | string | boolean;
export type Values = Readonly<Record<string, Value>>;

/** Causes (params) and what came of them. Everything else that a figure shows is derived from this. */
export interface InstanceState {
  readonly params: Values;
  /** The frame that stands, and the parameters it was computed at: while a new one is on its way they lag behind `params`. */
  readonly frame: Frame | undefined;
  readonly frameParams: Values | undefined;
  /** What the View draws: a frame and parameters of which all that they show is there. The last such while something is on its way. */
  readonly drawn: Drawn | undefined;
  readonly computing: boolean;
  readonly progress: Progress | undefined;
  /** The reader stopped the computation: the picture is of earlier settings, or was never finished. */
  readonly stopped: boolean;
  readonly failure: Failure | undefined;
  /** The worker broke down and runs again: said until the next change. */
  readonly restarted: boolean;
  readonly nonFinite: NonFinite | undefined;
  /** What was wrong with values from a link or a host page, or did not go together. */
  readonly notes: readonly ParamNote[];
}

export interface Drawn {
  readonly frame: Frame;
  /** Those that the frame was computed at, with the view's own as they are now. */
  readonly params: Values;
}

/** One widget's state on the page: its store, and what may be done to it. Two figures of one name share it. */
export interface Instance {
  readonly name: string;
  readonly entry: ExperimentEntry;
  /** What reset goes back to, and what the URL leaves out. */
  readonly initial: Values;
  readonly store: StoreApi<InstanceState>;
  readonly set: (name: string, value: unknown) => void;
  /** From now on these stay where they are: for the reader, for reset, and for what gives way to another value. */
  readonly lock: (names: readonly string[]) => void;
  /**
   * Values of a link; names it does not mention go back to their initial ones, so that a link means one state. An embed's address
   * comes from the host that locks: it moves what is locked too.
   */
  readonly load: (raw: Readonly<Record<string, string>>, from?: 'link' | 'host') => void;
  /** Values from a host page: only those mentioned change. */
  readonly merge: (raw: Readonly<Record<string, unknown>>) => void;
  readonly reset: () => void;
  readonly retry: () => void;
  /** Stops what is being computed; the last complete picture stays, or comes back. */
  readonly cancel: () => void;
  readonly dismissNotes: () => void;
  /** What differs from `initial`, with the schema's version, for the URL; empty when nothing does. */
  readonly raw: () => Record<string, string>;
}

const instances = new Map<string, Instance>();

/** The instance of that name, made at the first call; `retry` starts it. */
export function instanceOf(
  name: string,
  entry: ExperimentEntry,
  given: Readonly<Record<string, unknown>>,
  shown?: ShownGrids,
): Instance {
  const known = instances.get(name);
  if (known?.entry === entry) return known;
  const made = createInstance(name, entry, given, shown);
  instances.set(name, made);
  return made;
}

const idle = { computing: false, progress: undefined } as const;

/** A frame, what it was computed at, and where more of it can be had. */
interface Standing {
  readonly frame: Frame;
  readonly params: Values;
  readonly run: Running;
  /** The grids that came with it, where they were there. */
  readonly wish: readonly string[];
}

function createInstance(
  name: string,
  entry: ExperimentEntry,
  given: Readonly<Record<string, unknown>>,
  shown: ShownGrids | undefined,
): Instance {
  const { definition } = entry;
  const first = validate(definition, given);
  const initial: Values = first.params;
  const store = createStore<InstanceState>(() => ({
    params: initial,
    frame: undefined,
    frameParams: undefined,
    drawn: undefined,
    computing: false,
    progress: undefined,
    stopped: false,
    failure: undefined,
    restarted: false,
    nonFinite: undefined,
    notes: first.notes,
  }));

  let locked: readonly string[] = [];
  let running: Running | undefined;
  let standing: Standing | undefined;
  let complete: Standing | undefined;
  /** Grids of the standing frame that are on their way, and those that its run does not have. */
  let awaited: readonly string[] = [];
  let absent: readonly string[] = [];

  /** What is locked stays as it is; where that does not go with the rest, the rest gives way. */
  function within(given: Readonly<Record<string, unknown>>, held = locked, touched?: string): Validated<ParamSpecs> {
    const { params } = store.getState();
    const all = { ...given, ...Object.fromEntries(held.map(name => [name, params[name]])) };
    const valid = validate(definition, all, initial, touched);
    const moved = held.find(name => valid.params[name] !== params[name]);
    return moved === undefined ? valid : validate(definition, all, initial, moved);
  }

  function compute() {
    const { params } = store.getState();
    const wish = shown?.(params, undefined);
    store.setState({ computing: true, failure: undefined, progress: undefined, stopped: false });
    const { id: experiment, assets } = definition;
    const now = run(
      { channel: name, experiment, params, assets, shown: wish, keep: wish !== undefined },
      {
        onFrame: frame => {
          const { done } = frame;
          stand({ frame, params, run: now, wish: wish ?? [] }, { computing: !done, ...(done && idle) });
          publishFrame(name, frame);
        },
        onProgress: progress => store.setState({ progress }),
        // The last frame has mostly said so: nobody renders twice for it.
        onDone: () => store.getState().computing && store.setState(idle),
        onFailed: failure => {
          store.setState({ ...idle, failure });
          askAgain();
        },
        onRestart: () => store.setState({ restarted: true, progress: undefined }),
      },
    );
    running = now;
  }

  function cancel() {
    if (!store.getState().computing) return;
    running?.cancel();
    store.setState({ ...idle, stopped: true });
    if (complete && standing !== complete) stand(complete);
    else askAgain();
  }

  function stand(next: Standing, more: Partial<InstanceState> = {}) {
    standing = next;
    const { frame, params: frameParams } = next;
    if (frame.done) complete = next;
    [awaited, absent] = [[], next.wish];
    store.setState({ ...more, frame, frameParams, nonFinite: findNonFinite(frame), ...drawable() });
    ask();
  }

  /** The frame that stands, with the view's own parameters as they are now. */
  function pair({ frame, params }: Standing): Drawn {
    const now = store.getState().params;
    const views = Object.keys(definition.params).filter(key => definition.params[key]?.affects === 'view');
    return { frame, params: { ...params, ...Object.fromEntries(views.map(key => [key, now[key] as Value])) } };
  }

  /** What the standing pair shows and does not have, though its run may. */
  function missing({ frame, params }: Drawn): readonly string[] {
    return shown ? lacking(frame.grids, shown(params, frame)).filter(grid => !absent.includes(grid)) : [];
  }

  /** The standing pair, where it may be drawn and is another than what is: nothing while something that it shows is on its way. */
  function drawable(): Pick<InstanceState, 'drawn'> | undefined {
    if (!standing) return undefined;
    const next = pair(standing);
    if (missing(next).length > 0) return undefined;
    const { drawn } = store.getState();
    const same = drawn && Object.keys(next.params).every(key => next.params[key] === drawn.params[key]);
    if (same && drawn.frame === next.frame) return undefined;
    return { drawn: { ...next, ...(same && { params: drawn.params }) } };
  }

  /** Draws what there is to draw, and asks for what is missing. */
  function ask() {
    const next = drawable();
    if (next) store.setState(next);
    if (!standing) return;
    const { run } = standing;
    const wanted = missing(pair(standing));
    if (wanted.every(grid => awaited.includes(grid))) return;
    awaited = wanted;
    const answered = () => {
      if (standing?.run !== run || awaited !== wanted) return;
      const { grids } = standing.frame;
      [awaited, absent] = [[], [...absent, ...lacking(grids, wanted)]];
      ask();
    };
    run.more(wanted, {
      onGrids: grids => {
        if (standing?.run !== run) return;
        const frame = { ...standing.frame, grids: { ...standing.frame.grids, ...grids } };
        const was = standing;
        standing = { ...was, frame };
        if (complete === was) complete = standing;
        store.setState({ frame });
      },
      onDone: answered,
      onFailed: failure => {
        store.setState({ failure });
        answered();
      },
    });
  }

  /** A run that was on its way may have had it; now that it does not come, the one that stands is asked again. */
  function askAgain() {
    if (!standing) return;
    [awaited, absent] = [[], standing.wish];
    ask();
  }

  function apply(params: Values, notes: readonly ParamNote[]) {
    const before = store.getState().params;
    const changed = Object.keys(params).filter(key => params[key] !== before[key]);
    store.setState({ notes, ...(changed.length > 0 && { params, restarted: false }) });
    if (changed.some(key => definition.params[key]?.affects !== 'view')) compute();
    ask();
  }

  return {
    name,
    entry,
    initial,
    store,
    set: (key, value) => {
      // A hand that lets go says its last value again: what was noted as it came stays.
      if (value === store.getState().params[key]) return;
      const { params, notes } = within({ ...store.getState().params, [key]: value }, locked, key);
      apply(params, notes);
    },
    lock: names => {
      locked = names.filter(name => Object.hasOwn(definition.params, name));
    },
    load: (raw, from = 'link') => {
      const lifted = migrate(definition, raw);
      const held = from === 'host' ? [] : locked;
      const { params, notes } = within(lifted.raw, held);
      const refused = held.flatMap((name): ParamNote[] => {
        const [given, used] = [lifted.raw[name], String(params[name])];
        return given === undefined || given === used ? [] : [{ code: 'locked', param: name, given, used }];
      });
      apply(params, [...lifted.notes, ...notes, ...refused]);
    },
    merge: raw => {
      const current = store.getState().params;
      const { params, notes } = validate(definition, raw, current);
      apply(params, notes);
    },
    reset: () => apply(within(initial).params, []),
    retry: compute,
    cancel,
    dismissNotes: () => store.setState({ notes: [], restarted: false }),
    raw: () => {
      const raw = changes(definition.params, store.getState().params, initial);
      return Object.keys(raw).length > 0 ? { v: String(definition.version), ...raw } : {};
    },
  };
}
