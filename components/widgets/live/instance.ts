import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Frame, Progress } from '@/lib/experiments/contract';
import type { ExperimentEntry } from '@/lib/experiments/entry';
import { findNonFinite, type NonFinite } from '@/lib/experiments/nonFinite';
import { changes } from '@/lib/params/changes';
import { migrate } from '@/lib/params/migrate';
import type { ParamNote, ParamSpecs } from '@/lib/params/spec';
import { type Validated, validate } from '@/lib/params/validate';
import { type Running, run } from '@/lib/worker/client';
import type { Failure } from '@/lib/worker/jobs';
import type { ShownGrids } from '../contract';
import { publishFrame } from '../frames';
import { createStage, type Drawn } from './stage';
import type { Value, Values } from './values';

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
  const views = Object.keys(definition.params).filter(key => definition.params[key]?.affects === 'view');
  const stage = createStage({
    shown,
    viewParams: () => {
      const { params } = store.getState();
      return Object.fromEntries(views.map(key => [key, params[key] as Value]));
    },
    drawn: () => store.getState().drawn,
    onFrame: frame => store.setState({ frame }),
    onDrawn: drawn => store.setState({ drawn }),
    onFailed: failure => store.setState({ failure }),
  });

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
    const { id: experiment, assets } = definition;
    const wish = shown?.(params, undefined);
    store.setState({ computing: true, failure: undefined, progress: undefined, stopped: false });
    const now = run(
      { channel: name, experiment, params, assets, shown: wish, keep: wish !== undefined },
      {
        onFrame: frame => {
          store.setState({ frame, frameParams: params, nonFinite: findNonFinite(frame), ...(frame.done && idle) });
          stage.stand({ frame, params, run: now, wish: wish ?? [] });
          publishFrame(name, frame);
        },
        onProgress: progress => store.setState({ progress }),
        // The last frame has mostly said so: nobody renders twice for it.
        onDone: () => store.getState().computing && store.setState(idle),
        onFailed: failure => {
          store.setState({ ...idle, failure });
          stage.again();
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
    const back = stage.restore();
    if (back) store.setState({ frame: back.frame, frameParams: back.params, nonFinite: findNonFinite(back.frame) });
    else stage.again();
  }

  function apply(params: Values, notes: readonly ParamNote[]) {
    const before = store.getState().params;
    const changed = Object.keys(params).filter(key => params[key] !== before[key]);
    store.setState({ notes, ...(changed.length > 0 && { params, restarted: false }) });
    if (changed.some(key => definition.params[key]?.affects !== 'view')) compute();
    stage.update();
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
