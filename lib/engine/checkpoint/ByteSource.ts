/** Bytes that are read piece by piece: a file on disk, a File in a browser. Nothing here knows which. */
export interface ByteSource {
  /** For messages. */
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  /** `length` bytes from `offset`; both lie inside the file. Rejects where fewer come: the file was cut meanwhile. */
  readonly read: (offset: number, length: number) => Promise<Uint8Array>;
}

/** Bytes that are already there. */
export function bytesSource(name: string, bytes: Uint8Array): ByteSource {
  return { name, size: bytes.length, read: async (offset, length) => bytes.subarray(offset, offset + length) };
}
