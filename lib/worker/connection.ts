import type { AssetId } from '@/lib/experiments/contract';
import type { Failure, Job, JobRequest, Listener } from './jobs';
import type { Request, Response } from './protocol';

/** A way to a runner: a worker, or the page itself. */
export interface Port {
  readonly post: (request: Request) => void;
  readonly close: () => void;
}

export interface PortHandlers {
  readonly onResponse: (response: Response) => void;
  readonly onBroken: (reason: string) => void;
}

export interface ConnectionOptions {
  readonly open: {
    readonly worker: (handlers: PortHandlers) => Promise<Port>;
    readonly here: (handlers: PortHandlers) => Promise<Port>;
  };
  readonly loadAsset: (id: AssetId) => Promise<string>;
  /** Bytes that a run may take on this device, if it tells. */
  readonly memory?: number | undefined;
  /** After so many ms without a sign of life, while jobs run, the worker counts as stuck. */
  readonly patience?: number;
}

/** A job under which the worker broke down this often is reported, not run again. */
const crashLimit = 2;

type WithoutJob<R> = R extends unknown ? Omit<R, 'job'> : never;

/** A job under way. */
export interface Started {
  readonly id: number;
  readonly cancel: () => void;
}

/**
 * Keeps one runner at work. Breaks down → starts again, and what was running runs again, suspects one by one so that the guilty job
 * shows itself and takes no other with it. No worker to be had → the page runs the same code.
 */
export class Connection {
  private readonly jobs = new Map<number, Job>();
  private port: Promise<Port> | undefined;
  private live: Port | undefined;
  private readonly posted = new Set<AssetId>();
  /** Jobs that ran when the worker broke down, waiting to run alone; the first of them is running. */
  private suspects: number[] = [];
  private ready = false;
  private refused = false;
  private lastJob = 0;
  private generation = 0;
  private watch: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly options: ConnectionOptions) {}

  start(request: WithoutJob<JobRequest>, assets: readonly AssetId[], listener: Listener): Started {
    const id = ++this.lastJob;
    for (const [other, { request: old }] of this.jobs) {
      if (old.channel === request.channel && (request.type !== 'grids' || old.type === 'grids')) this.end(other);
    }
    this.jobs.set(id, { request: { ...request, job: id } as JobRequest, assets, listener, crashes: 0 });
    // At once where all is there: whoever asks may render next, and the worker need not wait for that.
    if (!this.post(id)) void this.send(id);
    const cancel = () => {
      if (!this.jobs.has(id)) return;
      this.live?.post({ type: 'cancel', job: id });
      this.end(id);
    };
    return { id, cancel };
  }

  /** Sends a job off, if the runner is there and has its assets. */
  private post(id: number): boolean {
    const [port, job] = [this.live, this.jobs.get(id)];
    if (!port || !job?.assets.every(asset => this.posted.has(asset))) return false;
    port.post(job.request);
    this.observe();
    return true;
  }

  private async send(id: number): Promise<void> {
    try {
      const port = await this.open();
      const job = this.jobs.get(id);
      for (const asset of job?.assets ?? []) {
        if (this.posted.has(asset)) continue;
        const data = await this.options.loadAsset(asset);
        if (this.live !== port) return;
        if (!this.posted.has(asset)) port.post({ type: 'asset', id: asset, data });
        this.posted.add(asset);
      }
      if (this.live === port) this.post(id);
    } catch (error) {
      this.fail(id, { kind: 'failed', message: error instanceof Error ? error.message : String(error) });
    }
  }

  private open(): Promise<Port> {
    if (this.port) return this.port;
    const generation = ++this.generation;
    const ours = () => generation === this.generation;
    const handlers: PortHandlers = {
      onResponse: response => ours() && this.receive(response),
      onBroken: reason => ours() && this.broken(reason),
    };
    const { worker, here } = this.options.open;
    const keep = (port: Port) => {
      this.live = port;
      port.post({ type: 'device', memory: this.options.memory });
      return port;
    };
    const opened = this.refused
      ? here(handlers).then(keep)
      : worker(handlers).then(keep, () => {
          this.refused = true;
          return here(handlers).then(keep);
        });
    this.port = opened;
    // Nothing could be loaded (the network is gone): the next job tries anew, and a worker first.
    opened.catch(() => {
      if (this.port !== opened) return;
      this.port = undefined;
      this.refused = false;
    });
    return opened;
  }

  private receive(response: Response): void {
    this.observe();
    if (response.type === 'ready') this.ready = true;
    if (!('job' in response)) return;
    const listener = this.jobs.get(response.job)?.listener;
    switch (response.type) {
      case 'frame':
        listener?.onFrame?.(response.frame);
        return;
      case 'grids':
        listener?.onGrids?.(response.grids);
        return;
      case 'progress':
        listener?.onProgress?.(response.progress);
        return;
      case 'claimed':
        listener?.onClaim?.(response.result);
        return;
      case 'done':
        this.end(response.job);
        listener?.onDone?.();
        return;
      case 'superseded':
        this.end(response.job);
        return;
      case 'failed':
        this.fail(response.job, failureOf(response));
    }
  }

  /** Starts over. Before the first sign of life it means that there are no workers here; afterwards, that one broke down. */
  private broken(reason: string): void {
    clearTimeout(this.watch);
    this.watch = undefined;
    if (!this.ready) this.refused = true;
    const crashed = this.ready;
    this.live?.close();
    this.live = this.port = undefined;
    this.ready = false;
    this.posted.clear();
    // While suspects run alone, only the first of them, and whatever came after, can be to blame.
    const waiting = new Set(this.suspects.slice(1));
    const running = [...this.jobs];
    for (const [id, job] of running) {
      if (crashed && !waiting.has(id)) job.crashes++;
      if (job.crashes >= crashLimit) this.fail(id, { kind: 'crashed', message: reason });
      else if (crashed) job.listener.onRestart?.();
    }
    // Not what a listener has started just now: that is on its way already.
    const left = running.map(([id]) => id).filter(id => this.jobs.has(id));
    this.suspects = crashed ? left : [];
    for (const id of crashed ? left.slice(0, 1) : left) void this.send(id);
  }

  private fail(id: number, failure: Failure): void {
    const listener = this.jobs.get(id)?.listener;
    this.end(id);
    listener?.onFailed?.(failure);
  }

  private end(id: number): void {
    this.jobs.delete(id);
    if (this.jobs.size === 0) {
      clearTimeout(this.watch);
      this.watch = undefined;
    }
    const first = this.suspects[0] === id;
    this.suspects = this.suspects.filter(suspect => suspect !== id);
    const [next] = this.suspects;
    if (first && next !== undefined && this.live) void this.send(next);
  }

  /** (Re)starts the watch: half of the patience until we ask, half for the answer. */
  private observe(asked = false): void {
    clearTimeout(this.watch);
    this.watch = undefined;
    if (this.jobs.size === 0 || !this.live) return;
    this.watch = setTimeout(
      () => {
        if (asked) return this.broken('no answer');
        this.live?.post({ type: 'ping' });
        this.observe(true);
      },
      (this.options.patience ?? 20_000) / 2,
    );
  }
}

function failureOf({ message, memory }: Extract<Response, { type: 'failed' }>): Failure {
  return memory ? { kind: 'memory', message, need: memory } : { kind: 'failed', message };
}
