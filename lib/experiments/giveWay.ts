/**
 * Lets waiting messages in: a newer request, a cancel. Call it between chunks of work of a few milliseconds; it costs nothing until
 * `budget` ms have passed. Throws the signal's reason when the job is no longer wanted, so that a generator simply ends.
 */
export async function giveWay(signal: AbortSignal, budget = 8): Promise<void> {
  signal.throwIfAborted();
  const now = performance.now();
  if (now - since < budget) return;
  await macrotask();
  since = performance.now();
  signal.throwIfAborted();
}

let since = 0;

/** After everything that is already queued: messages come before the next task of this kind. */
export function macrotask(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, 0));
}
