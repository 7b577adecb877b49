import { expectLike, expectShape } from '../check';
import { rowCount, sizeOf, type Tensor, zerosLike } from '../tensor';
import { addScaled, dot } from './dot';
import { type Dropout, type DropoutCache, dropout, dropoutBackward } from './dropout';
import { softmax, softmaxBackward } from './softmax';

export interface AttentionOptions {
  /** What the scores are divided by. Default √headDim. */
  readonly divisor?: number;
  /** Added to the scores of every query: [batch, key], see additiveMask. */
  readonly mask?: Tensor;
  /** Drops attention probabilities. Absent in evaluation. */
  readonly dropout?: Dropout;
}

/** Every step between the heads and their context. Scores and probabilities: [batch, head, query, key]. */
export interface AttentionSteps {
  readonly scoresUnscaled: Tensor;
  /** Divided, before the mask. */
  readonly scores: Tensor;
  /** The mask added; without a mask the scores themselves. */
  readonly scoresMasked: Tensor;
  /** After the softmax; every row sums to 1. */
  readonly probs: Tensor;
  /** probs after dropout; in evaluation the probs themselves. */
  readonly dropped: Tensor;
  /** [batch, head, token, headDim] */
  readonly context: Tensor;
  readonly cache: { readonly divisor: number; readonly dropout: DropoutCache };
}

/**
 * context = dropout(softmax(Q Kᵀ / divisor + mask)) V, head by head.
 * query, key, value: [batch, head, token, headDim]. Vaswani et al. 2017, eq. 1; step by step as Hugging Face's eager attention.
 * Throws where the divisor is not a positive number.
 */
export function scaledDotProductAttention(
  query: Tensor,
  key: Tensor,
  value: Tensor,
  options: AttentionOptions = {},
): AttentionSteps {
  expectLike('scaledDotProductAttention', 'key', key, query);
  expectLike('scaledDotProductAttention', 'value', value, query);
  const tokens = sizeOf(query, 'token');
  const headDim = sizeOf(query, 'headDim');
  const divisor = options.divisor ?? Math.sqrt(headDim);
  if (!(divisor > 0 && divisor < Infinity)) {
    throw new RangeError(`scaledDotProductAttention: divisor is ${divisor}, expected a positive number`);
  }

  const [batch, headsPerText] = [sizeOf(query, 'batch'), sizeOf(query, 'head')];
  const scoresUnscaled = zerosLike(query, ['batch', 'head', 'query', 'key'], [batch, headsPerText, tokens, tokens]);
  const scores = zerosLike(scoresUnscaled);
  const context = zerosLike(query);
  const heads = batch * headsPerText;

  /** Which row of Q, K, V and of the scores belongs to a token in a head. */
  const row = (head: number, token: number) => head * tokens + token;

  // region scores
  // A score is a row of Q meeting a row of K.
  for (let head = 0; head < heads; head++) {
    for (let i = 0; i < tokens; i++) {
      for (let j = 0; j < tokens; j++) {
        const q = row(head, i);
        const k = row(head, j);
        const score = dot(query, q, key, k);
        scoresUnscaled.data[q * tokens + j] = score;
        scores.data[q * tokens + j] = score / divisor;
      }
    }
  }
  // endregion

  const scoresMasked = options.mask ? addMask(scores, options.mask) : scores;

  // region softmax
  const probs = softmax(scoresMasked);
  const drop = dropout(probs, options.dropout);
  const dropped = drop.out;
  // endregion

  // region context
  // A context row is the mean of the value
  // rows, weighted by the probabilities.
  const sum = new Float64Array(headDim);
  for (let head = 0; head < heads; head++) {
    for (let i = 0; i < tokens; i++) {
      const q = row(head, i);
      sum.fill(0);
      for (let j = 0; j < tokens; j++) {
        const prob = dropped.data[q * tokens + j]!;
        addScaled(sum, prob, value, row(head, j));
      }
      context.data.set(sum, q * headDim);
    }
  }
  // endregion

  return { scoresUnscaled, scores, scoresMasked, probs, dropped, context, cache: { divisor, dropout: drop.cache } };
}

/** scores + mask: the same mask row for every head and every query of a text. */
function addMask(scores: Tensor, mask: Tensor): Tensor {
  const [batch, keys] = [sizeOf(scores, 'batch'), sizeOf(scores, 'key')];
  expectShape('scaledDotProductAttention', 'mask', mask, ['batch', 'key'], [batch, keys], scores);
  const out = zerosLike(scores);
  const perText = scores.data.length / batch;
  // region mask
  for (let i = 0; i < out.data.length; i++) {
    const text = Math.floor(i / perText);
    const key = i % keys;
    const offset = mask.data[text * keys + key]!;
    out.data[i] = scores.data[i]! + offset;
  }
  // endregion
  return out;
}

export interface AttentionGradients {
  readonly dQuery: Tensor;
  readonly dKey: Tensor;
  readonly dValue: Tensor;
  readonly dDropped: Tensor;
  readonly dProbs: Tensor;
  /** The mask is a constant, so dScores is the same tensor. */
  readonly dScoresMasked: Tensor;
  readonly dScores: Tensor;
  readonly dScoresUnscaled: Tensor;
}

/**
 * With c = 1/divisor: dV = Pᵀ dC, dP = dC Vᵀ, dS by the softmax, dQ = c · dS K, dK = c · dSᵀ Q.
 * dContext, query, key, value: [batch, head, token, headDim].
 */
export function scaledDotProductAttentionBackward(
  dContext: Tensor,
  query: Tensor,
  key: Tensor,
  value: Tensor,
  steps: Pick<AttentionSteps, 'probs' | 'dropped' | 'cache'>,
): AttentionGradients {
  expectLike('scaledDotProductAttentionBackward', 'dContext', dContext, query);
  const { probs, dropped, cache } = steps;
  const dDropped = timesTransposed(dContext, value, probs);
  const dProbs = dropoutBackward(dDropped, cache.dropout);
  const dScores = softmaxBackward(dProbs, probs);
  const dScoresUnscaled = zerosLike(dScores);
  for (let i = 0; i < dScores.data.length; i++) dScoresUnscaled.data[i] = dScores.data[i]! / cache.divisor;
  return {
    dQuery: weightedRows(dScoresUnscaled, key),
    dKey: weightedRows(dScoresUnscaled, query, true),
    dValue: weightedRows(dropped, dContext, true),
    dDropped,
    dProbs,
    dScoresMasked: dScores,
    dScores,
    dScoresUnscaled,
  };
}

/** A Bᵀ in every head. a, b: [batch, head, token, headDim] → [batch, head, query, key], in the shape of `like`. */
function timesTransposed(a: Tensor, b: Tensor, like: Tensor): Tensor {
  const tokens = sizeOf(a, 'token');
  const out = zerosLike(like);
  for (let row = 0; row < rowCount(a); row++) {
    const head = Math.floor(row / tokens);
    for (let j = 0; j < tokens; j++) {
      out.data[row * tokens + j] = dot(a, row, b, head * tokens + j);
    }
  }
  return out;
}

/** M X in every head, or Mᵀ X. m: [batch, head, query, key], x: [batch, head, token, headDim] → x's shape. */
export function weightedRows(m: Tensor, x: Tensor, transposed = false): Tensor {
  const [tokens, headDim] = [sizeOf(x, 'token'), sizeOf(x, 'headDim')];
  const out = zerosLike(x);
  const sum = new Float64Array(headDim);
  for (let row = 0; row < rowCount(x); row++) {
    const head = Math.floor(row / tokens);
    const i = row % tokens;
    sum.fill(0);
    for (let j = 0; j < tokens; j++) {
      const cell = (head * tokens + (transposed ? j : i)) * tokens + (transposed ? i : j);
      addScaled(sum, m.data[cell]!, x, head * tokens + j);
    }
    out.data.set(sum, row * headDim);
  }
  return out;
}
