import type { ClaimResult } from '@/lib/claims/contract';
import type { AssetId, Frame } from '@/lib/experiments/contract';
import type { ExperimentEntry, Experiments } from '@/lib/experiments/entry';
import { memoryBudget } from '@/lib/experiments/memory';
import type { GridName } from '@/lib/experiments/shownGrids';
import { Connection } from './connection';
import type { Failure, Listener } from './jobs';
import { openPort } from './openPort';

/** The page's one worker. Loaded with a widget's live part or when a Claim is pressed, never before. */
let connection: Connection | undefined;
function connect(): Connection {
  connection ??= new Connection({ open: openPort, loadAsset, memory: memoryBudget(deviceMemory()) });
  return connection;
}

/** GiB, rounded by the browser to a power of two; only Chromium tells, and TypeScript's DOM does not know it. */
function deviceMemory(): number | undefined {
  return (globalThis.navigator as { readonly deviceMemory?: number } | undefined)?.deviceMemory;
}

async function loadAsset(id: AssetId): Promise<string> {
  const { assetModules } = await import('@/lib/experiments/assets');
  return assetModules[id]();
}

export interface RunRequest {
  readonly channel: string;
  readonly experiment: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly assets: readonly AssetId[];
  /** The grids that frames bring along. Absent: all. */
  readonly shown?: readonly GridName[] | undefined;
  /** Others will be asked for by `more`. */
  readonly keep?: boolean;
}

/** An experiment under way, or done. */
export interface Running {
  readonly cancel: () => void;
  /** More grids of its last frame, from what the worker kept of it, else computed again. A later call supersedes an earlier one. */
  readonly more: (shown: readonly GridName[], listener: Listener) => void;
}

/** Runs an experiment on a channel; a later run on the same channel supersedes this one. */
export function run({ channel, experiment, params, assets, ...wish }: RunRequest, listener: Listener): Running {
  const { id, cancel } = connect().start({ type: 'run', channel, experiment, params, ...wish }, assets, listener);
  const grids = { type: 'grids', channel, experiment, params, of: id } as const;
  return { cancel, more: (shown, more) => void connect().start({ ...grids, shown }, assets, more) };
}

export interface Options {
  readonly signal?: AbortSignal | undefined;
}

/** An experiment's last frame at `params`, with the grids that are asked for (absent: all). Parameters are validated first (strings as in a URL will do). Rejects with the failure's message. */
export async function runOnce(
  experiment: string,
  params: Readonly<Record<string, unknown>>,
  { signal, shown }: Options & { readonly shown?: readonly GridName[] } = {},
): Promise<Frame> {
  const [{ experiments }, { validate }] = await Promise.all([
    import('@/lib/experiments/registry'),
    import('@/lib/params/validate'),
  ]);
  const { definition } = entryOf(experiments, experiment);
  const valid = validate(definition, params).params;
  return once(signal, (channel, settle) => {
    let last: Frame | undefined;
    return run(
      { channel, experiment, params: valid, assets: definition.assets, shown },
      {
        onFrame: frame => {
          last = frame;
        },
        onDone: () => (last ? settle.resolve(last) : settle.reject(new Error(`${experiment}: yielded no frame`))),
        onFailed: settle.failed,
      },
    ).cancel;
  });
}

/** A claim of a lesson, computed again. Rejects with the failure's message. */
export function runClaim(lesson: string, claim: string, seed: number, { signal }: Options = {}): Promise<ClaimResult> {
  return once(
    signal,
    (channel, settle) =>
      connect().start({ type: 'claim', channel, lesson, claim, seed }, [], {
        onClaim: settle.resolve,
        onFailed: settle.failed,
      }).cancel,
  );
}

interface Settle<T> {
  readonly resolve: (value: T) => void;
  readonly reject: (error: unknown) => void;
  readonly failed: (failure: Failure) => void;
}

let channels = 0;

/** A job on a channel of its own as a promise. */
function once<T>(
  signal: AbortSignal | undefined,
  start: (channel: string, settle: Settle<T>) => () => void,
): Promise<T> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const cancel = start(`once ${++channels}`, {
      resolve,
      reject,
      failed: ({ message }) => reject(new Error(message)),
    });
    signal?.addEventListener('abort', () => {
      cancel();
      reject(signal.reason);
    });
  });
}

function entryOf(experiments: Experiments, id: string): ExperimentEntry {
  const entry = Object.hasOwn(experiments, id) ? experiments[id] : undefined;
  if (!entry) throw new Error(`runOnce: there is no experiment ${id}`);
  return entry;
}
