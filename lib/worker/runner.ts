import type { Claim } from '@/lib/claims/contract';
import type { Assets, Computed, GridSource, Progress } from '@/lib/experiments/contract';
import type { Experiments } from '@/lib/experiments/entry';
import { macrotask } from '@/lib/experiments/giveWay';
import { TooLittleMemory } from '@/lib/experiments/memory';
import { frameOf, takeGrids } from '@/lib/experiments/shownGrids';
import type { ParamsOf } from '@/lib/params/spec';
import type { JobRequest } from './jobs';
import type { Request, Response } from './protocol';

export interface RunnerOptions {
  readonly experiments: Experiments;
  readonly claims: Readonly<Record<string, () => Promise<{ readonly claims: readonly Claim[] }>>>;
  readonly post: (response: Response) => void;
}

type JobOf<T extends JobRequest['type']> = Extract<JobRequest, { type: T }>;

/** What of a run can still be shown. */
interface Kept {
  readonly run: number;
  readonly grids: Readonly<Record<string, GridSource>>;
}

/** ms between two words on how far a job is. */
const progressBeat = 40;

/** Carries out requests, in the worker or, where none can be had, on the page. The latest job of a channel wins. */
export function createRunner({ experiments, claims, post }: RunnerOptions): (request: Request) => void {
  const assets: { -readonly [Id in keyof Assets]?: Assets[Id] } = {};
  let memory: number | undefined;
  const current = new Map<string, { job: number; abort: AbortController }>();
  const kept = new Map<string, Kept>();

  // While a run is under way the grids of the one before can be asked for.
  const place = ({ type, channel }: JobRequest) => (type === 'grids' ? `grids ${channel}` : `run ${channel}`);
  const work: { readonly [T in JobRequest['type']]: (job: JobOf<T>, signal: AbortSignal) => Promise<void> } = {
    run,
    grids,
    claim,
  };

  async function start(job: JobRequest) {
    drop(current.get(`grids ${job.channel}`));
    if (job.type !== 'grids') drop(current.get(place(job)));
    const abort = new AbortController();
    const entry = { job: job.job, abort };
    current.set(place(job), entry);
    const wanted = () => !abort.signal.aborted;
    try {
      // Messages that already wait come first: of ten slider positions only the last is computed.
      await macrotask();
      if (!wanted()) return;
      await (work[job.type] as (job: JobRequest, signal: AbortSignal) => Promise<void>)(job, abort.signal);
      if (wanted()) post({ type: 'done', job: job.job });
    } catch (error) {
      if (wanted()) post({ type: 'failed', job: job.job, ...describe(error) });
    } finally {
      if (current.get(place(job)) === entry) current.delete(place(job));
    }
  }

  /** The experiment's frames, for as long as they are wanted. */
  async function* compute(
    { job, experiment, params }: JobOf<'run' | 'grids'>,
    signal: AbortSignal,
  ): AsyncGenerator<Computed, void, void> {
    const found = Object.hasOwn(experiments, experiment) ? experiments[experiment] : undefined;
    if (!found) throw new Error(`run: there is no experiment ${experiment}`);
    const module = await found.compute();
    if (signal.aborted) return;
    let frames = 0;
    const context = { signal, assets, memory, report: thinned(progress => post({ type: 'progress', job, progress })) };
    for await (const frame of module.compute(params as ParamsOf<typeof found.definition.params>, context)) {
      if (signal.aborted) return;
      yield frame;
      frames++;
      if (!frame.done) await macrotask();
      if (signal.aborted) return;
    }
    if (frames === 0) throw new Error(`${experiment}: yielded no frame`);
  }

  async function run(job: JobOf<'run'>, signal: AbortSignal) {
    for await (const frame of compute(job, signal)) {
      if (job.keep) kept.set(job.channel, { run: job.job, grids: frame.grids });
      post({ type: 'frame', job: job.job, frame: frameOf(frame, job.shown) });
    }
  }

  async function grids(job: JobOf<'grids'>, signal: AbortSignal) {
    const known = kept.get(job.channel);
    let taken = known?.run === job.of ? takeGrids(known.grids, job.shown) : undefined;
    // A run that is under way brings a picture of its own: what it has overwritten is not computed again beside it.
    if ((!taken || taken.gone) && !current.has(`run ${job.channel}`)) {
      for await (const frame of compute(job, signal)) {
        kept.set(job.channel, { run: job.of, grids: frame.grids });
        taken = takeGrids(frame.grids, job.shown);
      }
    }
    if (taken && !signal.aborted) post({ type: 'grids', job: job.job, grids: taken.grids });
  }

  async function claim(job: JobOf<'claim'>, signal: AbortSignal) {
    const load = Object.hasOwn(claims, job.lesson) ? claims[job.lesson] : undefined;
    const found = (await load?.())?.claims.find(({ id }) => id === job.claim);
    if (!found) throw new Error(`claim: there is no claim ${job.claim} in lesson ${job.lesson}`);
    const result = await found.compute(job.seed, { signal });
    if (!signal.aborted) post({ type: 'claimed', job: job.job, result });
  }

  function drop(entry: { job: number; abort: AbortController } | undefined) {
    if (!entry || entry.abort.signal.aborted) return;
    entry.abort.abort();
    post({ type: 'superseded', job: entry.job });
  }

  return request => {
    switch (request.type) {
      case 'run':
      case 'grids':
      case 'claim':
        void start(request);
        return;
      case 'cancel':
        for (const entry of current.values()) if (entry.job === request.job) drop(entry);
        return;
      case 'device':
        memory = request.memory;
        return;
      case 'asset':
        assets[request.id] = request.data;
        return;
      case 'ping':
        post({ type: 'alive' });
    }
  };
}

/** At most one call a beat; the first at once, and the one that says that all is done. */
function thinned(tell: (progress: Progress) => void): (progress: Progress) => void {
  let last = -Infinity;
  return progress => {
    const now = performance.now();
    if (now - last < progressBeat && progress.done < progress.total) return;
    last = now;
    tell(progress);
  };
}

function describe(error: unknown): Pick<Extract<Response, { type: 'failed' }>, 'message' | 'memory'> {
  const message = error instanceof Error ? error.message : String(error);
  return error instanceof TooLittleMemory ? { message, memory: error.need } : { message };
}
