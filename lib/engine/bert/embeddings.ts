import type { Tensor } from '../tensor';
import { dropoutAt, dropoutBackwardAt, keep, keepGradient } from './modules';
import { normAt, normBackwardAt } from './norm';
import { type BertRun, existing, type Positions } from './run';

/**
 * BertEmbeddings: dropout(LayerNorm(word + segment + position)).
 * inputIds: [batch][token]; tokenTypeIds of the same shape, 0 where absent; positions count from 0 where absent.
 * → [batch, token, hidden]. Throws where there is no token, or more than maxPositionEmbeddings.
 */
export function bertEmbeddings(
  run: BertRun,
  inputIds: readonly ArrayLike<number>[],
  tokenTypeIds: readonly ArrayLike<number>[] = inputIds.map(ids => new Uint8Array(ids.length)),
  positions: Positions = { ids: countedPositions(inputIds[0]?.length ?? 0) },
): Tensor {
  const { stateDict, caches } = run;
  const tokens = inputIds[0]?.length ?? 0;
  const { maxPositionEmbeddings } = run.config;
  if (inputIds.length === 0 || tokens === 0)
    throw new RangeError('bertEmbeddings: inputIds is empty, expected a token');
  if (tokens > maxPositionEmbeddings) {
    throw new RangeError(
      `bertEmbeddings: inputIds has ${tokens} tokens, expected at most position ${maxPositionEmbeddings}`,
    );
  }
  caches.inputIds = inputIds;
  caches.tokenTypeIds = tokenTypeIds;
  caches.positions = positions;

  const words = keep(
    run,
    'embeddings.word_embeddings',
    run.ops.embedding(inputIds, stateDict['embeddings.word_embeddings.weight']),
  );
  const segments = keep(
    run,
    'embeddings.token_type_embeddings',
    run.ops.embedding(tokenTypeIds, stateDict['embeddings.token_type_embeddings.weight']),
  );
  const positioned = keep(
    run,
    'embeddings.position_embeddings',
    run.ops.embedding(positions.ids, stateDict['embeddings.position_embeddings.weight']),
  );
  const sum = keep(
    run,
    'embeddings.sum',
    run.ops.add(run.ops.add(words, segments), run.ops.forEveryText(positioned, inputIds.length)),
  );
  return dropoutAt(run, 'embeddings.dropout', normAt(run, 'embeddings.LayerNorm', sum));
}

/**
 * dOut: [batch, token, hidden]. The three tables' gradients are scatter-adds; a word table that is a source of rows has none,
 * the gradient of the looked-up rows is under `embeddings.word_embeddings`.
 */
export function bertEmbeddingsBackward(run: BertRun, dOut: Tensor): void {
  const { stateDict, caches, gradients, config } = run;
  const inputIds = existing(caches.inputIds, 'cache', 'inputIds');
  const tokenTypeIds = existing(caches.tokenTypeIds, 'cache', 'tokenTypeIds');

  const dNormed = dropoutBackwardAt(run, 'embeddings.dropout', dOut);
  const dSum = keepGradient(run, 'embeddings.sum', normBackwardAt(run, 'embeddings.LayerNorm', dNormed));
  keepGradient(run, 'embeddings.word_embeddings', dSum);
  keepGradient(run, 'embeddings.token_type_embeddings', dSum);
  const dPositions = keepGradient(run, 'embeddings.position_embeddings', run.ops.overTexts(dSum));

  const words = stateDict['embeddings.word_embeddings.weight'];
  if ('axes' in words) {
    gradients['embeddings.word_embeddings.weight'] = run.ops.embeddingBackward(
      dSum,
      inputIds,
      words,
      config.padTokenId,
    );
  }
  const segments = stateDict['embeddings.token_type_embeddings.weight'];
  gradients['embeddings.token_type_embeddings.weight'] = run.ops.embeddingBackward(dSum, tokenTypeIds, segments);
  const table = stateDict['embeddings.position_embeddings.weight'];
  const { ids, paddingId } = existing(caches.positions, 'cache', 'positions');
  gradients['embeddings.position_embeddings.weight'] = run.ops.embeddingBackward(dPositions, ids, table, paddingId);
}

/** Positions are the same for every text, so they are looked up once: [[0, 1, 2, …]]. */
const countedPositions = (tokens: number) => [Uint32Array.from({ length: tokens }, (_, t) => t)];
