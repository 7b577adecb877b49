import { divide, multiply } from './entries';
import { gemm } from './gemm';
import { bytes, load4, maxLane, store4, wholeFours } from './lanes';
import { packPanels, packPanelsTransposed, packRows, packRowsTransposed } from './packing';
import { shiftRow, softmaxBackward, softmaxOfShifted } from './softmax';

/** Where the right side is packed: behind the left side, [tokens, wider of tokens and headDim], aligned to 64 bytes. */
@inline
function rightSide(scratch: usize, tokens: i32, headDim: i32): usize {
  return scratch + ((bytes(tokens * max(tokens, headDim)) + 63) & ~63);
}

/** context = dropout(softmax(Q Kᵀ / divisor + mask)) V, head by head, every step kept. */
export function attention(
  query: usize, key: usize, value: usize, mask: usize, dropScale: usize,
  scoresUnscaled: usize, scores: usize, scoresMasked: usize, probs: usize, dropped: usize, context: usize,
  groups: i32, headsPerText: i32, tokens: i32, headDim: i32, divisor: f32, scratch: usize,
): void {
  const left = scratch;
  const right = rightSide(scratch, tokens, headDim);
  const rows = bytes(tokens * headDim);
  const square = bytes(tokens * tokens);
  for (let group = 0; group < groups; group++) {
    packRows(query, headDim, tokens, headDim, left);
    packPanelsTransposed(key, headDim, headDim, tokens, right);
    gemm(tokens, tokens, headDim, left, right, 0, scoresUnscaled, tokens);

    const keyMask = mask ? mask + bytes(tokens * (group / headsPerText)) : 0;
    probabilities(scoresUnscaled, scores, scoresMasked, probs, keyMask, tokens, divisor);
    if (dropScale) multiply(probs, dropScale, dropped, tokens * tokens);

    packRows(dropScale ? dropped : probs, tokens, tokens, tokens, left);
    packPanels(value, headDim, tokens, headDim, right);
    gemm(tokens, headDim, tokens, left, right, 0, context, headDim);

    query += rows;
    key += rows;
    value += rows;
    context += rows;
    scoresUnscaled += square;
    scores += square;
    probs += square;
    if (mask) scoresMasked += square;
    if (dropScale) {
      dropped += square;
      dropScale += square;
    }
  }
}

/** One head's scores = unscaled / divisor, masked = scores + mask, probs = softmax(masked). */
function probabilities(
  unscaled: usize, scores: usize, masked: usize, probs: usize, mask: usize, n: i32, divisor: f32,
): void {
  const softened = mask ? masked : scores;
  for (let row = 0; row < n; row++) {
    const offset = bytes(row * n);
    const highest = wholeFours(n)
      ? scoreRow(true, unscaled + offset, scores + offset, masked + offset, mask, n, divisor)
      : scoreRow(false, unscaled + offset, scores + offset, masked + offset, mask, n, divisor);
    shiftRow(softened + offset, probs + offset, n, highest);
  }
  softmaxOfShifted(probs, n, n);
}

/** Returns the highest score. */
@inline
function scoreRow(
  whole: bool, unscaled: usize, scores: usize, masked: usize, mask: usize, n: i32, divisor: f32,
): f32 {
  const divisors = f32x4.splat(divisor);
  let highest = f32x4.splat(-Infinity);
  for (let offset: usize = 0, left = n; left > 0; left -= 4, offset += 16) {
    let score = f32x4.div(load4(whole, unscaled + offset, left, -Infinity), divisors);
    store4(whole, scores + offset, score, left);
    if (mask) {
      score = f32x4.add(score, load4(whole, mask + offset, left));
      store4(whole, masked + offset, score, left);
    }
    highest = f32x4.pmax(highest, score);
  }
  return maxLane(highest);
}

/**
 * dV = P′ᵀ dC, dP′ = dC Vᵀ, dP = dP′ ⊙ dropScale, dS by the softmax, dU = dS / divisor, dQ = dU K, dK = dUᵀ Q, head by head. P′ is P
 * after dropout (`dropped`), U the scores before they are divided.
 */
export function attentionBackward(
  dContext: usize, query: usize, key: usize, value: usize, probs: usize, dropped: usize, dropScale: usize,
  dDropped: usize, dProbs: usize, dScores: usize, dScoresUnscaled: usize, dQuery: usize, dKey: usize, dValue: usize,
  groups: i32, tokens: i32, headDim: i32, divisor: f32, scratch: usize,
): void {
  const left = scratch;
  const right = rightSide(scratch, tokens, headDim);
  const rows = bytes(tokens * headDim);
  const square = bytes(tokens * tokens);
  for (let group = 0; group < groups; group++) {
    packRowsTransposed(dropped, tokens, tokens, tokens, left);
    packPanels(dContext, headDim, tokens, headDim, right);
    gemm(tokens, headDim, tokens, left, right, 0, dValue, headDim);

    packRows(dContext, headDim, tokens, headDim, left);
    packPanelsTransposed(value, headDim, headDim, tokens, right);
    gemm(tokens, tokens, headDim, left, right, 0, dropScale ? dDropped : dProbs, tokens);
    if (dropScale) multiply(dDropped, dropScale, dProbs, tokens * tokens);

    softmaxBackward(dProbs, probs, dScores, tokens, tokens);
    divide(dScores, divisor, dScoresUnscaled, tokens * tokens);

    packRows(dScoresUnscaled, tokens, tokens, tokens, left);
    packPanels(key, headDim, tokens, headDim, right);
    gemm(tokens, headDim, tokens, left, right, 0, dQuery, headDim);

    packRowsTransposed(dScoresUnscaled, tokens, tokens, tokens, left);
    packPanels(query, headDim, tokens, headDim, right);
    gemm(tokens, headDim, tokens, left, right, 0, dKey, headDim);

    dContext += rows;
    query += rows;
    key += rows;
    value += rows;
    dQuery += rows;
    dKey += rows;
    dValue += rows;
    probs += square;
    dropped += square;
    dProbs += square;
    dScores += square;
    dScoresUnscaled += square;
    if (dropScale) {
      dDropped += square;
      dropScale += square;
    }
  }
}
