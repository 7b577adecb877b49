import type { BertConfig } from '../../lib/engine/bert/config';
import type { RunOptions } from '../../lib/engine/bert/run';
import { floatTypes } from '../../lib/engine/checkpoint/dtypes';
import { positionIds } from '../../lib/engine/checkpoint/families';
import { openSafetensors } from '../../lib/engine/checkpoint/readSafetensors';
import { type Precision, type Tensor, tensor } from '../../lib/engine/tensor';
import { EncodeError } from './EncodeError';
import type { OpenFiles } from './fileSource';
import type { Model } from './model';

/** What goes into the encoder: ids and their positions, or a hidden state [batch 1, token, hidden]. */
export type EncoderInput =
  | { readonly ids: readonly number[]; readonly positions: readonly number[] }
  | { readonly hiddenStates: Tensor };

export const tokenCount = (input: EncoderInput): number =>
  'ids' in input ? input.ids.length : (input.hiddenStates.shape[1] ?? 0);

/** Ids held to the model's tables. `source` is what messages call them. */
export function idsInput({ config, family }: Model, ids: readonly number[], source: string): EncoderInput {
  const { vocabSize, hiddenSize, maxPositionEmbeddings } = config;
  ids.forEach((id, place) => {
    if (!(Number.isInteger(id) && id >= 0 && id < vocabSize)) {
      const table = `embeddings.word_embeddings.weight [vocabulary ${vocabSize}, hidden ${hiddenSize}]`;
      throw new EncodeError(`${source}: id ${id} at ${place} is no row of ${table}, expected 0…${vocabSize - 1}`);
    }
  });
  const positions = positionIds(family, ids, config.padTokenId);
  const last = Math.max(...positions.slice(-MAX_ARGUMENTS));
  if (ids.length > maxPositionEmbeddings || last >= maxPositionEmbeddings) {
    const table = `embeddings.position_embeddings.weight [position ${maxPositionEmbeddings}, hidden ${hiddenSize}]`;
    throw new EncodeError(`${source}: has ${ids.length} tokens, more than ${table} has rows for`);
  }
  return { ids, positions };
}
/** Positions never fall but for padding, so the last ones hold the largest; a call takes no more arguments than this. */
const MAX_ARGUMENTS = 10_000;

/** A tensor [token, hidden] or [1, token, hidden] of a file, as [batch 1, token, hidden]. */
export async function hiddenTensor(
  files: OpenFiles,
  path: string,
  file: string,
  name: string,
  config: BertConfig,
  precision: Precision,
  tokens?: number,
): Promise<Tensor> {
  const opened = await openSafetensors(await files.open(path, file));
  const { shape, dtype } = opened.entries.get(name) ?? {};
  const expected = `[token${tokens === undefined ? '' : ` ${tokens}`}, hidden ${config.hiddenSize}]`;
  if (!shape || !dtype) {
    const there = [...opened.entries.keys()].slice(0, 4).join(', ') || 'no tensor';
    throw new EncodeError(`${file}: ${name} is missing, expected ${expected}; it has ${there}`);
  }
  const [rows = 0, width] = shape.length === 3 && shape[0] === 1 ? shape.slice(1) : shape.length === 2 ? shape : [];
  if (width !== config.hiddenSize || rows < 1 || (tokens !== undefined && rows !== tokens))
    throw new EncodeError(`${file}: ${name} is [${shape.join(', ')}], expected ${expected}`);
  if (!floatTypes.includes(dtype))
    throw new EncodeError(`${file}: ${name} is ${dtype} ${expected}, expected one of ${floatTypes.join(', ')}`);
  const { data } = await opened.read(name, precision);
  const odd = data.findIndex(value => !Number.isFinite(value));
  if (odd >= 0) {
    const place = `[${Math.floor(odd / width)}, ${odd % width}]`;
    throw new EncodeError(
      `${file}: ${name} is ${data[odd]} at ${place} of [${shape.join(', ')}], expected finite numbers`,
    );
  }
  return tensor(data, ['batch', 'token', 'hidden'], [1, rows, width]);
}

/** The mask as a run takes it: a row for the one text. */
export function maskOption(mask: readonly number[] | undefined, tokens: number): Pick<RunOptions, 'attentionMask'> {
  if (!mask) return {};
  if (mask.length !== tokens)
    throw new EncodeError(`--attention-mask: has ${mask.length} entries, expected token ${tokens}`);
  return { attentionMask: [mask] };
}
