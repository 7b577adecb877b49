import { constants, type FileHandle, open } from 'node:fs/promises';
import type { ByteSource } from '../../lib/engine/checkpoint/ByteSource';
import { EncodeError, oneLine } from './EncodeError';

/** Files that are open, to be closed together. */
export class OpenFiles {
  readonly #handles: FileHandle[] = [];
  readonly #paths: string[] = [];

  /** Of all files that were opened. */
  get paths(): readonly string[] {
    return this.#paths;
  }

  /** A file's bytes, read when they are asked for. `name` is what messages call it. Throws EncodeError where it cannot be read. */
  async open(path: string, name: string): Promise<ByteSource> {
    // Without waiting: a pipe that nobody writes to is no file, and is to be told so.
    const handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)).catch(cannotRead(name));
    this.#handles.push(handle);
    this.#paths.push(path);
    const stat = await handle.stat();
    if (!stat.isFile()) throw new EncodeError(`${name}: is no file`);
    return {
      name,
      size: stat.size,
      read: async (offset, length) => {
        const bytes = new Uint8Array(length);
        for (let done = 0; done < length; ) {
          const { bytesRead } = await handle.read(bytes, done, length - done, offset + done).catch(cannotRead(name));
          if (bytesRead === 0) throw new EncodeError(`${name}: ends at byte ${offset + done}, expected ${stat.size}`);
          done += bytesRead;
        }
        return bytes;
      },
    };
  }

  /** The same, undefined where there is no such file. */
  async openIfThere(path: string, name: string): Promise<ByteSource | undefined> {
    try {
      return await this.open(path, name);
    } catch (error) {
      if (
        error instanceof EncodeError &&
        error.cause instanceof Error &&
        'code' in error.cause &&
        error.cause.code === 'ENOENT'
      )
        return undefined;
      throw error;
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.#handles.map(handle => handle.close()));
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'may not be read',
  EISDIR: 'is a folder, expected a file',
  ENOTDIR: 'lies in what is no folder',
};

function cannotRead(name: string): (cause: unknown) => never {
  return cause => {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    throw new EncodeError(`${name}: ${reasons[code] ?? oneLine(cause)}`, { cause });
  };
}
