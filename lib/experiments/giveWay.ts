/**
 * Lets waiting messages in: a newer request, a cancel. Call it between chunks of work of a few milliseconds; it costs nothing until
 * `budget` ms have passed. Throws the signal's reason when the job is no longer wanted, so that a generator simply ends.
 */
export async function giveWay(signal: AbortSignal, budget = 8): Promise<void> {
  signal.throwIfAborted();
  const now = performance.now();
  if (now - since < budget) return;
  await macrotask();
  signal.throwIfAborted();
}

let since = 0;

/** After every message that is already queued. Not by setTimeout, which browsers hold back by up to 4 ms. */
export function macrotask(): Promise<void> {
  return new Promise(resolve => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      // An open port would keep Node alive.
      port1.close();
      since = performance.now();
      resolve();
    };
    port2.postMessage(null);
  });
}
