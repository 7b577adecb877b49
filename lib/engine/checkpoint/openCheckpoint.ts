import type { ByteSource } from './ByteSource';
import { CheckpointError, named, quoted } from './CheckpointError';
import type { Checkpoint } from './loadStateDict';
import { openSafetensors, type Safetensors } from './readSafetensors';
import { parseStrictJson } from './strictJson';
import { decodeUtf8 } from './utf8';

/** A checkpoint of one file, `model.safetensors`. */
export async function openCheckpoint(source: ByteSource): Promise<Checkpoint> {
  return together(source.name, [await openSafetensors(source)]);
}

/**
 * A checkpoint of several files: `model.safetensors.index.json` says in which one a tensor is. `open` gives the bytes of a file
 * beside the index.
 */
export async function openShardedCheckpoint(
  index: ByteSource,
  open: (file: string) => Promise<ByteSource>,
): Promise<Checkpoint> {
  const weightMap = parseIndex(index.name, await index.read(0, index.size));
  const shards = new Map<string, Safetensors>();
  for (const file of new Set(weightMap.values())) shards.set(file, await openSafetensors(await open(file)));
  for (const [tensor, file] of weightMap) {
    if (!shards.get(file)?.entries.has(tensor))
      throw new CheckpointError(index.name, `${named(tensor)} is not in ${named(file)}, expected it there`);
  }
  return together(index.name, [...shards.values()]);
}

function together(name: string, shards: readonly Safetensors[]): Checkpoint {
  const files = new Map<string, Safetensors>();
  for (const shard of shards) {
    for (const tensor of shard.entries.keys()) {
      if (files.has(tensor)) throw new CheckpointError(name, `${named(tensor)} is in two files`);
      files.set(tensor, shard);
    }
  }
  return { name, files };
}

function parseIndex(name: string, bytes: Uint8Array): ReadonlyMap<string, string> {
  const weightMap = parseMap(name, bytes);
  for (const [tensor, file] of weightMap) {
    // A name, not a path: an index leads nowhere but to its neighbours.
    if (typeof file !== 'string' || !/^[^/\\]+\.safetensors$/.test(file))
      throw new CheckpointError(
        name,
        `${named(tensor)} is in ${quoted(file)}, expected a .safetensors file beside the index`,
      );
  }
  return weightMap as ReadonlyMap<string, string>;
}

function parseMap(name: string, bytes: Uint8Array): ReadonlyMap<string, unknown> {
  let json: unknown;
  try {
    json = parseStrictJson(decodeUtf8(bytes));
  } catch (error) {
    throw new CheckpointError(name, error instanceof Error ? error.message : String(error), { cause: error });
  }
  const weightMap = json instanceof Map ? json.get('weight_map') : undefined;
  if (!(weightMap instanceof Map))
    throw new CheckpointError(name, `weight_map is ${quoted(weightMap)}, expected an object`);
  return weightMap;
}
