import type { ClaimResult } from '@/lib/claims/contract';
import type { AssetId, Frame } from '@/lib/experiments/contract';
import type { ExperimentEntry, Experiments } from '@/lib/experiments/entry';
import { Connection } from './connection';
import type { Failure, Listener } from './jobs';
import { openPort } from './openPort';

/** The page's one worker. Loaded with a widget's live part or when a Claim is pressed, never before. */
let connection: Connection | undefined;
function connect(): Connection {
  connection ??= new Connection({ open: openPort, loadAsset });
  return connection;
}

async function loadAsset(id: AssetId): Promise<string> {
  const { assetModules } = await import('@/lib/experiments/assets');
  return assetModules[id]();
}

/** Runs an experiment on a channel; a later run on the same channel supersedes this one. Returns how to cancel it. */
export function run(
  channel: string,
  experiment: string,
  params: Readonly<Record<string, unknown>>,
  assets: readonly AssetId[],
  listener: Listener,
): () => void {
  return connect().start({ type: 'run', channel, experiment, params }, assets, listener);
}

export interface Options {
  readonly signal?: AbortSignal;
}

/** An experiment's last frame at `params`, which are validated first (strings as in a URL will do). Rejects with the failure's message. */
export async function runOnce(
  experiment: string,
  params: Readonly<Record<string, unknown>>,
  { signal }: Options = {},
): Promise<Frame> {
  const [{ experiments }, { validate }] = await Promise.all([
    import('@/lib/experiments/registry'),
    import('@/lib/params/validate'),
  ]);
  const { definition } = entryOf(experiments, experiment);
  const valid = validate(definition, params).params;
  return once(signal, (channel, settle) => {
    let last: Frame | undefined;
    return run(channel, experiment, valid, definition.assets, {
      onFrame: frame => {
        last = frame;
      },
      onDone: () => (last ? settle.resolve(last) : settle.reject(new Error(`${experiment}: yielded no frame`))),
      onFailed: settle.failed,
    });
  });
}

/** A claim of a lesson, computed again. Rejects with the failure's message. */
export function runClaim(lesson: string, claim: string, seed: number, { signal }: Options = {}): Promise<ClaimResult> {
  return once(signal, (channel, settle) =>
    connect().start({ type: 'claim', channel, lesson, claim, seed }, [], {
      onClaim: settle.resolve,
      onFailed: settle.failed,
    }),
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
