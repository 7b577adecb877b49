import type { Request } from '../protocol';
import { createRunner } from '../runner';
import { movable } from '../transfer';
import { testExperiments } from './experiments';

/** The worker of the tests: the site's runner with experiments that go wrong. */
interface WorkerScope {
  onmessage: ((event: MessageEvent<Request>) => void) | null;
  postMessage(message: unknown, transfer: ArrayBuffer[]): void;
}

const scope = globalThis as unknown as WorkerScope;

const handle = createRunner({
  experiments: testExperiments,
  claims: {},
  post: message => {
    const { response, transfer } = movable(message);
    scope.postMessage(response, transfer);
  },
});

scope.onmessage = ({ data }) => handle(data);
scope.postMessage({ type: 'ready' }, []);
