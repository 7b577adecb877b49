/** What a computation would take that the device does not have. */
export interface MemoryNeed {
  /** Bytes. */
  readonly needed: number;
  /** Bytes; absent where the device only said no. */
  readonly available?: number;
  /** Parameters of the experiment that, made smaller, need less: the page names them. */
  readonly reduce: readonly string[];
}

/** Thrown by a computation before it takes memory that is not there; the page says so in the reader's language. */
export class TooLittleMemory extends Error {
  override readonly name = 'TooLittleMemory';
  constructor(readonly need: MemoryNeed) {
    const { needed, available } = need;
    super(`${needed} bytes are needed, ${available === undefined ? 'and refused' : `${available} can be had`}`);
  }
}

/** Throws where a device with `available` bytes for us cannot carry what is `needed`. A device that tells nothing is tried. */
export function checkMemory(needed: number, available: number | undefined, reduce: readonly string[]): void {
  if (available !== undefined && needed > available) throw new TooLittleMemory({ needed, available, reduce });
}

/**
 * Bytes that a run may take on a device of so many GiB (navigator.deviceMemory: a power of two, rounded and capped by the browser):
 * a quarter, since the browser, the page and everything else that is open live there too.
 */
export function memoryBudget(gibibytes: number | undefined): number | undefined {
  return gibibytes === undefined ? undefined : (gibibytes * 2 ** 30) / 4;
}
