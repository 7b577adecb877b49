import { afterEach, describe, expect, it } from 'vitest';
import type { Frame } from '@/lib/experiments/contract';
import { Connection, type ConnectionOptions, type Port, type PortHandlers } from './connection';
import type { Failure } from './jobs';
import { attach, openHere, openWorker } from './openPort';
import { createRunner } from './runner';
import { testExperiments } from './testing/experiments';

/** Real workers that really break: the test's experiments run in them. */
const ports: Port[] = [];

async function openTestWorker(handlers: PortHandlers): Promise<Port> {
  const port = attach(new Worker(new URL('./testing/worker.ts', import.meta.url), { type: 'module' }), handlers);
  ports.push(port);
  return port;
}

async function openTestHere({ onResponse }: PortHandlers): Promise<Port> {
  const handle = createRunner({ experiments: testExperiments, claims: {}, post: onResponse });
  queueMicrotask(() => onResponse({ type: 'ready' }));
  return { post: handle, close: () => {} };
}

function connect(options: Partial<ConnectionOptions> = {}) {
  return new Connection({
    open: { worker: openTestWorker, here: openTestHere },
    loadAsset: async id => `text of ${id}`,
    ...options,
  });
}

interface Outcome {
  readonly frames: readonly Frame[];
  readonly restarts: number;
  readonly failure: Failure | undefined;
}

let channels = 0;

function run(
  connection: Connection,
  experiment: string,
  n: number,
  channel = `channel ${++channels}`,
): Promise<Outcome> {
  return new Promise(resolve => {
    const frames: Frame[] = [];
    let restarts = 0;
    connection.start({ type: 'run', channel, experiment, params: { n } }, [], {
      onFrame: frame => frames.push(frame),
      onRestart: () => restarts++,
      onDone: () => resolve({ frames, restarts, failure: undefined }),
      onFailed: failure => resolve({ frames, restarts, failure }),
    });
  });
}

afterEach(() => {
  for (const port of ports.splice(0)) port.close();
});

describe('the connection to the worker', () => {
  it('brings frames over, arrays and all', async () => {
    const { frames, failure } = await run(connect(), 'quick', 3);
    expect(failure).toBeUndefined();
    expect(frames.map(({ grids }) => [...(grids.squares?.values ?? [])])).toEqual([[3, 9]]);
  });

  it('starts a new worker after a breakdown, runs what was running again, and reports the job that breaks it twice', async () => {
    const connection = connect();
    const { failure, restarts } = await run(connection, 'unlucky', 13);
    expect(failure?.kind).toBe('crashed');
    expect(failure?.message).toContain('broken down');
    expect(restarts).toBe(1);
    expect(ports.length).toBeGreaterThanOrEqual(2);
    const after = await run(connection, 'quick', 5);
    expect(after.frames[0]?.scalars.n).toBe(5);
  });

  it('does not blame the innocent: a long job beside the guilty one goes on', async () => {
    const connection = connect();
    const frames: number[] = [];
    let failed: Failure | undefined;
    let restarts = 0;
    const { cancel } = connection.start(
      { type: 'run', channel: 'innocent', experiment: 'long', params: { n: 0 } },
      [],
      {
        onFrame: ({ scalars }) => frames.push(scalars.n ?? Number.NaN),
        onFailed: failure => {
          failed = failure;
        },
        onRestart: () => restarts++,
      },
    );
    const guilty = run(connection, 'unlucky', 13);
    // The long job never ends, so while it runs alone the guilty one waits its turn; the reader moves on.
    await expect.poll(() => restarts).toBe(1);
    const before = frames.length;
    await expect.poll(() => frames.length).toBeGreaterThan(before + 5);
    cancel();
    expect((await guilty).failure?.kind).toBe('crashed');
    expect(failed).toBeUndefined();
  });

  it('runs once what a reader asks for in answer to a failure', async () => {
    const connection = connect();
    const frames = await new Promise<number>(resolve => {
      let count = 0;
      connection.start({ type: 'run', channel: 'same', experiment: 'unlucky', params: { n: 13 } }, [], {
        onFailed: () =>
          connection.start({ type: 'run', channel: 'same', experiment: 'quick', params: { n: 1 } }, [], {
            onFrame: () => count++,
            onDone: () => resolve(count),
          }),
      });
    });
    expect(frames).toBe(1);
  });

  it('starts a new worker when the old one hears nothing any more', async () => {
    const { failure } = await run(connect({ patience: 300 }), 'stuck', 0);
    expect(failure).toEqual({ kind: 'crashed', message: 'no answer' });
  });

  it('drops a stuck job for good when the reader asks for something else', async () => {
    const connection = connect({ patience: 300 });
    void run(connection, 'stuck', 0, 'same');
    const { frames } = await run(connection, 'quick', 2, 'same');
    expect(frames[0]?.scalars.n).toBe(2);
  });

  it('computes on the page where a worker cannot be made', async () => {
    const worker = () => Promise.reject(new Error('SecurityError'));
    const { frames } = await run(connect({ open: { worker, here: openTestHere } }), 'quick', 4);
    expect(frames[0]?.scalars.n).toBe(4);
  });

  it('computes on the page where the worker dies before its first word', async () => {
    const worker = async (handlers: PortHandlers) => {
      const url = URL.createObjectURL(new Blob(['throw new Error("refused")'], { type: 'text/javascript' }));
      return attach(new Worker(url), handlers);
    };
    const { frames, restarts } = await run(connect({ open: { worker, here: openTestHere } }), 'quick', 4);
    expect(frames[0]?.scalars.n).toBe(4);
    expect(restarts).toBe(0);
  });

  it('tries anew, a worker first, with the next job when nothing could be loaded', async () => {
    let online = false;
    const gone = () => Promise.reject(new Error('Failed to fetch'));
    const worker = (handlers: PortHandlers) => (online ? openTestWorker(handlers) : gone());
    const connection = connect({ open: { worker, here: gone } });
    expect((await run(connection, 'quick', 1)).failure).toEqual({ kind: 'failed', message: 'Failed to fetch' });
    online = true;
    expect((await run(connection, 'quick', 2)).frames[0]?.scalars.n).toBe(2);
  });

  it('posts a job in the turn that asks for it, once the worker has its assets', async () => {
    const posted: string[] = [];
    const worker = async (handlers: PortHandlers): Promise<Port> => {
      const port = await openTestWorker(handlers);
      return {
        ...port,
        post: request => {
          posted.push(request.type);
          port.post(request);
        },
      };
    };
    const connection = connect({ open: { worker, here: openTestHere } });
    const start = () =>
      new Promise<void>(onDone => {
        const request = { type: 'run', channel: 'c', experiment: 'quick', params: { n: 1 } } as const;
        connection.start(request, ['bert-base-uncased-vocab'], { onDone });
      });
    const first = start();
    expect(posted).toEqual([]);
    await first;
    expect(posted).toEqual(['device', 'asset', 'run']);
    const second = start();
    expect(posted).toEqual(['device', 'asset', 'run', 'run']);
    await second;
  });

  it('posts an asset once to each worker', async () => {
    const loaded: string[] = [];
    const connection = connect({
      loadAsset: async id => {
        loaded.push(id);
        return 'text';
      },
    });
    for (const n of [1, 2, 3]) {
      await new Promise<void>(onDone => {
        connection.start(
          { type: 'run', channel: 'c', experiment: 'quick', params: { n } },
          ['bert-base-uncased-vocab'],
          { onDone },
        );
      });
    }
    expect(loaded).toEqual(['bert-base-uncased-vocab']);
  });
});

describe('the generated worker', () => {
  it.each([
    ['in a classic blob worker', openWorker],
    ['on the page', openHere],
  ])('computes the attention lab %s', async (_where, open) => {
    const { assetModules } = await import('@/lib/experiments/assets');
    const { experiments } = await import('@/lib/experiments/registry');
    const { validate } = await import('@/lib/params/validate');
    const { definition } = experiments['attention-lab'];
    const connection = new Connection({
      open: { worker: open, here: () => Promise.reject(new Error('must not fall back')) },
      loadAsset: id => assetModules[id](),
    });
    const frame = await new Promise<Frame>((resolve, reject) => {
      connection.start(
        { type: 'run', channel: 'lab', experiment: definition.id, params: validate(definition, {}).params },
        definition.assets,
        { onFrame: resolve, onFailed: ({ message }) => reject(new Error(message)) },
      );
    });
    expect(frame.labels.tokens).toEqual(['[CLS]', 'the', 'river', 'bank', 'was', 'steep', '.', '[SEP]']);
    expect(frame.scalars['probs.rowSum.max']).toBeCloseTo(1, 5);
  });
});
