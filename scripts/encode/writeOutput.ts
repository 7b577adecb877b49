import { rmSync } from 'node:fs';
import { access, constants, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { safetensorsBytes, type WritableTensor } from '../../lib/engine/checkpoint/writeSafetensors';
import { EncodeError, oneLine } from './EncodeError';

/** A file that is written whole or not at all. */
export interface Output {
  readonly write: (
    tensors: ReadonlyMap<string, WritableTensor>,
    metadata: Readonly<Record<string, string>>,
  ) => Promise<void>;
}

/** What ends a process that does not mind, and its number: a shell is told 128 + that. */
const endings = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 } as const;
type Signal = keyof typeof endings;

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? error.code : undefined);

/** Sees to it, before anything is computed, that `path` can be written. Throws EncodeError. `inputs` are not to be overwritten. */
export async function openOutput(path: string, name: string, inputs: readonly string[]): Promise<Output> {
  const wrong = (problem: string, cause?: unknown) => new EncodeError(`${name}: ${problem}`, { cause });
  // Through a link to the file itself: a rename would put a file in the link's place.
  const target = await realpath(path).catch(() => path);
  const there = await stat(target).catch(error => {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw wrong(`cannot be written: ${oneLine(error)}`, error);
  });
  if (there && !there.isFile()) throw wrong('is no file, expected a file to write');
  for (const input of inputs)
    if (there && (await realpath(input).catch(() => input)) === target)
      throw wrong('is an input, expected another file to write');
  const folder = dirname(target);
  const writable = await access(folder, constants.W_OK).then(
    () => true,
    () => false,
  );
  if (!writable)
    throw wrong(
      `cannot be written: ${(await stat(folder).catch(() => undefined)) ? 'no right to' : 'there is no such folder'}`,
    );
  const temporary = join(folder, `.${basename(target)}.${process.pid}.tmp`);

  return {
    async write(tensors, metadata) {
      // Whoever interrupts the command finds no half of a file beside the others.
      const cleanUp = (signal: Signal) => {
        rmSync(temporary, { force: true });
        process.exit(128 + endings[signal]);
      };
      const signals = Object.keys(endings) as Signal[];
      for (const signal of signals) process.once(signal, cleanUp);
      try {
        const file = await open(temporary, 'wx');
        try {
          for (const piece of safetensorsBytes(tensors, metadata)) await file.appendFile(piece);
        } finally {
          await file.close();
        }
        await rename(temporary, target);
      } catch (error) {
        await rm(temporary, { force: true });
        throw wrong(`cannot be written: ${oneLine(error)}`, error);
      } finally {
        for (const signal of signals) process.off(signal, cleanUp);
      }
    },
  };
}
