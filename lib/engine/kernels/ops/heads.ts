import { expectShape } from '../../check';
import type { Ops } from '../../functional/ops';
import { sizeOf } from '../../tensor';
import type { Recorder } from '../recorder';

/** [batch, token, hidden] → [batch, head, token, headDim] */
export const splitHeads =
  (recorder: Recorder): Ops['splitHeads'] =>
  (x, heads) => {
    const [batch, tokens, hidden] = [sizeOf(x, 'batch'), sizeOf(x, 'token'), sizeOf(x, 'hidden')];
    expectShape('splitHeads', 'x', x, ['batch', 'token', 'hidden'], [batch, tokens, hidden]);
    if (!Number.isInteger(heads) || heads < 1 || hidden % heads !== 0) {
      throw new RangeError(`splitHeads: hidden ${hidden} does not divide into ${heads} heads`);
    }
    const { wasm, place, step } = recorder;
    const input = recorder.taken('splitHeads', 'x', x);
    const headDim = hidden / heads;
    const out = place(['batch', 'head', 'token', 'headDim'], [batch, heads, tokens, headDim]);
    step({
      reads: [input],
      writes: [out],
      run: () => wasm.splitHeads(input.offset, out.offset, batch, tokens, heads, headDim),
    });
    return out;
  };

/** [batch, head, token, headDim] → [batch, token, hidden] */
export const mergeHeads =
  (recorder: Recorder): Ops['mergeHeads'] =>
  x => {
    const [batch, heads] = [sizeOf(x, 'batch'), sizeOf(x, 'head')];
    const [tokens, headDim] = [sizeOf(x, 'token'), sizeOf(x, 'headDim')];
    expectShape('mergeHeads', 'x', x, ['batch', 'head', 'token', 'headDim'], [batch, heads, tokens, headDim]);
    const { wasm, place, step } = recorder;
    const input = recorder.taken('mergeHeads', 'x', x);
    const out = place(['batch', 'token', 'hidden'], [batch, tokens, heads * headDim]);
    step({
      reads: [input],
      writes: [out],
      run: () => wasm.mergeHeads(input.offset, out.offset, batch, tokens, heads, headDim),
    });
    return out;
  };
