import { type Precision, type Tensor, zeros } from '../tensor';

/**
 * The most negative finite number of a precision: what Hugging Face adds to the score of a masked key. Finite, so that a row
 * whose keys are all masked becomes uniform instead of 0/0.
 */
export const maskedScore = { float32: -(2 - 2 ** -23) * 2 ** 127, float64: -Number.MAX_VALUE } as const;

/**
 * The additive key mask: 0 where a key may be attended to, the most negative number where not.
 * attentionMask: one row of `token` numbers for each text, 1 = real token, 0 = padding. → [batch, key]
 */
export function additiveMask(attentionMask: readonly ArrayLike<number>[], precision: Precision): Tensor {
  const keys = attentionMask[0]?.length ?? 0;
  const mask = zeros(precision, ['batch', 'key'], [attentionMask.length, keys]);
  attentionMask.forEach((row, b) => {
    if (row.length !== keys)
      throw new RangeError(`additiveMask: row ${b} has ${row.length} entries, expected key ${keys}`);
    for (let j = 0; j < keys; j++) if (row[j] === 0) mask.data[b * keys + j] = maskedScore[precision];
  });
  return mask;
}
