import type { Port, PortHandlers } from './connection';
import type { Request, Response } from './protocol';

/**
 * A worker from the generated classic script, through a blob URL: the one way that also works in a sandboxed frame of opaque origin.
 * Rejects or reports `onBroken` before `ready` where workers are refused.
 */
export async function openWorker(handlers: PortHandlers): Promise<Port> {
  const { workerScript } = await import('./generated/workerScript');
  const url = URL.createObjectURL(new Blob([workerScript], { type: 'text/javascript' }));
  return attach(new Worker(url, { name: 'engine' }), handlers, () => URL.revokeObjectURL(url));
}

/** Any worker that runs lib/worker/runner.ts, as a port. */
export function attach(worker: Worker, handlers: PortHandlers, release: () => void = () => {}): Port {
  worker.onmessage = ({ data }: MessageEvent<Response>) => handlers.onResponse(data);
  worker.onmessageerror = () => handlers.onBroken('messageerror');
  worker.onerror = event => {
    event.preventDefault();
    handlers.onBroken(event.message || 'error');
  };
  return {
    post: (request: Request) => worker.postMessage(request),
    close: () => {
      worker.onmessage = worker.onmessageerror = worker.onerror = null;
      worker.terminate();
      release();
    },
  };
}

/** The same code on the page itself, where no worker can be had: slower under the hand, but the numbers are the same. */
export async function openHere({ onResponse }: PortHandlers): Promise<Port> {
  const [{ createRunner }, { experiments }, { claimsByLesson }] = await Promise.all([
    import('./runner'),
    import('@/lib/experiments/registry'),
    import('@/lib/claims/registry'),
  ]);
  let open = true;
  const handle = createRunner({ experiments, claims: claimsByLesson, post: response => open && onResponse(response) });
  queueMicrotask(() => onResponse({ type: 'ready' }));
  return {
    post: handle,
    close: () => {
      open = false;
    },
  };
}

/** What the page uses: a worker, or the page itself once workers turned out not to be had. */
export const openPort = { worker: openWorker, here: openHere };
