import type { Request } from './protocol';
import { createRunner, type RunnerOptions } from './runner';
import { movable } from './transfer';

/** The global scope of a dedicated worker, of which the DOM's types know nothing. */
interface WorkerScope {
  onmessage: ((event: MessageEvent<Request>) => void) | null;
  postMessage(message: unknown, transfer: ArrayBuffer[]): void;
}

/** Makes the worker it is called in a runner: requests come as messages, frames go out as transferables, `ready` first of all. */
export function serve(served: Omit<RunnerOptions, 'post'>): void {
  const scope = globalThis as unknown as WorkerScope;
  const handle = createRunner({
    ...served,
    post: message => {
      const { response, transfer } = movable(message);
      scope.postMessage(response, transfer);
    },
  });
  scope.onmessage = ({ data }) => handle(data);
  scope.postMessage({ type: 'ready' }, []);
}
