import { rowLength, type Tensor } from '../tensor';
import { NOT_ASKED } from './task';

/**
 * The share of asked places whose largest logit is the target's; the first of equals counts as the answer, and a NaN as none.
 * logits: [batch, token, vocabulary], targets: [batch][token].
 */
export function accuracy(logits: Tensor, targets: readonly ArrayLike<number>[]): number {
  const n = rowLength(logits);
  const { data } = logits;
  let asked = 0;
  let right = 0;
  targets.forEach((row, b) => {
    for (let t = 0; t < row.length; t++) {
      if (row[t] === NOT_ASKED) continue;
      const start = (b * row.length + t) * n;
      let answer = -1;
      let largest = -Infinity;
      for (let j = 0; j < n; j++) {
        if (data[start + j]! > largest) {
          largest = data[start + j]!;
          answer = j;
        }
      }
      asked++;
      if (answer === row[t]) right++;
    }
  });
  return right / asked;
}
