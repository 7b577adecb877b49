import { join } from 'node:path';
import type { ByteSource } from '../../lib/engine/checkpoint/ByteSource';
import { type CheckpointConfig, parseHuggingFaceConfig } from '../../lib/engine/checkpoint/huggingFaceConfig';
import { type Checkpoint, fitToCheckpoint } from '../../lib/engine/checkpoint/loadStateDict';
import { openCheckpoint, openShardedCheckpoint } from '../../lib/engine/checkpoint/openCheckpoint';
import { decodeUtf8 } from '../../lib/engine/checkpoint/utf8';
import { EncodeError, oneLine } from './EncodeError';
import type { OpenFiles } from './fileSource';

export interface Model extends CheckpointConfig {
  readonly checkpoint: Checkpoint;
}

/** No config.json, vocabulary or tokenizer is larger. */
const MAX_TEXT = 2 ** 28;

/** A whole text file. Throws EncodeError where it is none. */
export async function readText(source: ByteSource): Promise<string> {
  if (source.size > MAX_TEXT)
    throw new EncodeError(`${source.name}: has ${source.size} bytes, expected at most ${MAX_TEXT}`);
  try {
    return decodeUtf8(await source.read(0, source.size));
  } catch (error) {
    throw error instanceof EncodeError ? error : new EncodeError(`${source.name}: ${oneLine(error)}`, { cause: error });
  }
}

/** Configuration and weights' headers of a folder; no weight is read yet. `name` is what messages call the folder. */
export async function openModel(files: OpenFiles, folder: string, name: string): Promise<Model> {
  const beside = (file: string) => files.openIfThere(join(folder, file), join(name, file));
  const configSource = await files.open(join(folder, 'config.json'), join(name, 'config.json'));
  const { config, family } = parseHuggingFaceConfig(configSource.name, await readText(configSource));
  const whole = await beside('model.safetensors');
  const index = whole ? undefined : await beside('model.safetensors.index.json');
  if (!whole && !index) throw new EncodeError(`${join(name, 'model.safetensors')}: there is no such file`);
  const open = (file: string) => files.open(join(folder, file), join(name, file));
  const checkpoint = whole ? await openCheckpoint(whole) : index && (await openShardedCheckpoint(index, open));
  if (!checkpoint) throw new EncodeError(`${name}: has no checkpoint`);
  return { config: fitToCheckpoint(config, checkpoint, family), family, checkpoint };
}
