import { expectLike, expectShape } from '../../check';
import type { Ops } from '../../functional/ops';
import type { AttentionOptions } from '../../functional/scaledDotProductAttention';
import { sizeOf, type Tensor } from '../../tensor';
import type { ArenaTensor } from '../arenaTensor';
import { attentionScratchEntries, none } from '../exports';
import type { Recorder } from '../recorder';
import { dropoutScale } from './dropout';

/**
 * Every step of attention as one. The options are read at each replay: the divisor, what is dropped, the mask's numbers. Whether
 * there is a mask and a dropout at all is decided by the recording.
 */
export const scaledDotProductAttention =
  (recorder: Recorder): Ops['scaledDotProductAttention'] =>
  (query, key, value, options = {}) => {
    const op = 'scaledDotProductAttention';
    expectLike(op, 'key', key, query);
    expectLike(op, 'value', value, query);
    const [tokens, headDim] = [sizeOf(query, 'token'), sizeOf(query, 'headDim')];
    const [batch, headsPerText] = [sizeOf(query, 'batch'), sizeOf(query, 'head')];
    const { wasm, place, step, taken } = recorder;
    const [q, k, v] = [taken(op, 'query', query), taken(op, 'key', key), taken(op, 'value', value)];
    const scores = () => place(['batch', 'head', 'query', 'key'], [batch, headsPerText, tokens, tokens]);
    const scoresUnscaled = scores();
    const scaled = scores();
    const mask = maskIn(recorder, options, batch, tokens, query);
    const scoresMasked = mask ? scores() : scaled;
    const probs = scores();
    const scale = options.dropout && dropoutScale(recorder, probs, options.dropout);
    const dropped = scale ? scores() : probs;
    const context = place(query.axes, query.shape);
    const scratch = recorder.scratch(attentionScratchEntries(tokens, headDim));
    const cache = { divisor: 0, dropout: scale ? { scale } : {} };
    step({
      reads: [q, k, v, ...[mask, scale].filter(each => each !== undefined)],
      writes: [...new Set([scoresUnscaled, scaled, scoresMasked, probs, dropped, context])],
      run: () => {
        cache.divisor = checkedDivisor(options.divisor ?? Math.sqrt(headDim));
        wasm.attention(
          q.offset,
          k.offset,
          v.offset,
          mask?.offset ?? none,
          scale?.offset ?? none,
          scoresUnscaled.offset,
          scaled.offset,
          scoresMasked.offset,
          probs.offset,
          dropped.offset,
          context.offset,
          batch * headsPerText,
          headsPerText,
          tokens,
          headDim,
          cache.divisor,
          scratch,
        );
      },
    });
    return { scoresUnscaled, scores: scaled, scoresMasked, probs, dropped, context, cache };
  };

function checkedDivisor(divisor: number): number {
  if (divisor > 0 && divisor < Infinity) return divisor;
  throw new RangeError(`scaledDotProductAttention: divisor is ${divisor}, expected a positive number`);
}

/** The mask in the arena. Another tensor may have taken its place in the options by the time of a replay. */
function maskIn(
  { once, place, step, taken }: Recorder,
  options: AttentionOptions,
  batch: number,
  keys: number,
  like: Tensor,
): ArenaTensor | undefined {
  const recorded = options.mask;
  if (!recorded) return undefined;
  const check = (mask: Tensor) =>
    expectShape('scaledDotProductAttention', 'mask', mask, ['batch', 'key'], [batch, keys], like);
  check(recorded);
  if ('offset' in recorded) return taken('scaledDotProductAttention', 'mask', recorded);
  return once(recorded, 'mask', () => {
    const mask = place(recorded.axes, recorded.shape);
    step({
      reads: [recorded],
      writes: [mask],
      run: () => {
        const current = options.mask ?? recorded;
        if (current !== recorded) check(current);
        mask.data.set(current.data);
      },
    });
    return mask;
  });
}

/** dV = Pᵀ dC, dP = dC Vᵀ, dS by the softmax, dQ = dS K / divisor, dK = dSᵀ Q / divisor. */
export const scaledDotProductAttentionBackward =
  (recorder: Recorder): Ops['scaledDotProductAttentionBackward'] =>
  (dContext, query, key, value, steps) => {
    const op = 'scaledDotProductAttentionBackward';
    expectLike(op, 'dContext', dContext, query);
    const { wasm, place, step, taken } = recorder;
    const { cache } = steps;
    const [dC, q, k, v] = [
      taken(op, 'dContext', dContext),
      taken(op, 'query', query),
      taken(op, 'key', key),
      taken(op, 'value', value),
    ];
    const [probs, dropped] = [taken(op, 'probs', steps.probs), taken(op, 'dropped', steps.dropped)];
    const scale = cache.dropout.scale && taken(op, 'scale', cache.dropout.scale);
    const [tokens, headDim] = [sizeOf(query, 'token'), sizeOf(query, 'headDim')];
    const groups = sizeOf(query, 'batch') * sizeOf(query, 'head');
    const like = (x: Tensor) => place(x.axes, x.shape);
    const dProbs = like(probs);
    const dDropped = scale ? like(probs) : dProbs;
    const dScores = like(probs);
    const dScoresUnscaled = like(probs);
    const [dQuery, dKey, dValue] = [like(query), like(key), like(value)];
    const scratch = recorder.scratch(attentionScratchEntries(tokens, headDim));
    step({
      reads: [dC, q, k, v, probs, dropped, ...(scale ? [scale] : [])],
      writes: [...new Set([dDropped, dProbs, dScores, dScoresUnscaled, dQuery, dKey, dValue])],
      run: () =>
        wasm.attentionBackward(
          dC.offset,
          q.offset,
          k.offset,
          v.offset,
          probs.offset,
          dropped.offset,
          scale?.offset ?? none,
          dDropped.offset,
          dProbs.offset,
          dScores.offset,
          dScoresUnscaled.offset,
          dQuery.offset,
          dKey.offset,
          dValue.offset,
          groups,
          tokens,
          headDim,
          cache.divisor,
          scratch,
        ),
    });
    return { dQuery, dKey, dValue, dDropped, dProbs, dScoresMasked: dScores, dScores, dScoresUnscaled };
  };
