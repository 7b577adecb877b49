import type { Claim } from '@/lib/claims/contract';
import type { Assets } from '@/lib/experiments/contract';
import type { Experiments } from '@/lib/experiments/entry';
import { macrotask } from '@/lib/experiments/giveWay';
import type { ParamsOf } from '@/lib/params/spec';
import type { JobRequest } from './jobs';
import type { Request, Response } from './protocol';

export interface RunnerOptions {
  readonly experiments: Experiments;
  readonly claims: Readonly<Record<string, () => Promise<{ readonly claims: readonly Claim[] }>>>;
  readonly post: (response: Response) => void;
}

/** Carries out requests, in the worker or, where none can be had, on the page. The latest job of a channel wins. */
export function createRunner({ experiments, claims, post }: RunnerOptions): (request: Request) => void {
  const assets: { -readonly [Id in keyof Assets]?: Assets[Id] } = {};
  const current = new Map<string, { job: number; abort: AbortController }>();

  async function start(job: JobRequest) {
    drop(current.get(job.channel));
    const abort = new AbortController();
    const entry = { job: job.job, abort };
    current.set(job.channel, entry);
    const wanted = () => !abort.signal.aborted;
    try {
      // Messages that already wait come first: of ten slider positions only the last is computed.
      await macrotask();
      if (job.type === 'run') await run(job, abort.signal, wanted);
      else {
        const result = await claim(job, abort.signal);
        if (wanted()) post({ type: 'claimed', job: job.job, result });
      }
      if (wanted()) post({ type: 'done', job: job.job });
    } catch (error) {
      if (wanted()) post({ type: 'failed', job: job.job, message: describe(error) });
    } finally {
      if (current.get(job.channel) === entry) current.delete(job.channel);
    }
  }

  async function run(job: Extract<JobRequest, { type: 'run' }>, signal: AbortSignal, wanted: () => boolean) {
    if (!wanted()) return;
    const found = Object.hasOwn(experiments, job.experiment) ? experiments[job.experiment] : undefined;
    if (!found) throw new Error(`run: there is no experiment ${job.experiment}`);
    const { compute } = await found.compute();
    if (!wanted()) return;
    let frames = 0;
    for await (const frame of compute(job.params as ParamsOf<typeof found.definition.params>, { signal, assets })) {
      if (!wanted()) return;
      post({ type: 'frame', job: job.job, frame });
      frames++;
      if (!frame.done) await macrotask();
      if (!wanted()) return;
    }
    if (frames === 0) throw new Error(`${job.experiment}: yielded no frame`);
  }

  async function claim(job: Extract<JobRequest, { type: 'claim' }>, signal: AbortSignal) {
    const load = Object.hasOwn(claims, job.lesson) ? claims[job.lesson] : undefined;
    const found = (await load?.())?.claims.find(({ id }) => id === job.claim);
    if (!found) throw new Error(`claim: there is no claim ${job.claim} in lesson ${job.lesson}`);
    return found.compute(job.seed, { signal });
  }

  function drop(entry: { job: number; abort: AbortController } | undefined) {
    if (!entry || entry.abort.signal.aborted) return;
    entry.abort.abort();
    post({ type: 'superseded', job: entry.job });
  }

  return request => {
    switch (request.type) {
      case 'run':
      case 'claim':
        void start(request);
        return;
      case 'cancel':
        for (const entry of current.values()) if (entry.job === request.job) drop(entry);
        return;
      case 'asset':
        assets[request.id] = request.data;
        return;
      case 'ping':
        post({ type: 'alive' });
    }
  };
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
