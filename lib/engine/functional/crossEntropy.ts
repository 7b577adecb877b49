import { rowCount, rowLength, type Tensor, zerosLike } from '../tensor';

export interface CrossEntropyOptions {
  /** Places with this target count neither in the loss nor in the gradient. Default IGNORED. */
  readonly ignoreIndex?: number;
}

/** PyTorch's ignore_index, where the options say nothing else. */
export const IGNORED = -100;

/**
 * L = −(1/n) Σ ln p[target] over the n places whose target isn't ignored, p = softmax(logits): in nats a counted place.
 * logits: [batch, token, vocabulary], targets: [batch][token] → loss [], probs as logits. As torch.nn.functional.cross_entropy.
 * Throws where a target is not a word of the vocabulary, or all are ignored (PyTorch gives NaN).
 */
export function crossEntropy(
  logits: Tensor,
  targets: readonly ArrayLike<number>[],
  options: CrossEntropyOptions = {},
): { loss: Tensor; probs: Tensor } {
  const { ignoreIndex = IGNORED } = options;
  const flat = flatTargets('crossEntropy', logits, targets, ignoreIndex);
  const n = rowLength(logits);
  const probs = zerosLike(logits);
  const loss = zerosLike(logits, [], []);
  const s = logits.data;
  let sum = 0;
  let count = 0;
  // region loss
  for (let r = 0; r < flat.length; r++) {
    const start = r * n;
    // Subtract the max: exp(710) overflows float64, and a common offset changes no probability.
    let max = -Infinity;
    for (let j = 0; j < n; j++) max = Math.max(max, s[start + j]!);
    let total = 0;
    for (let j = 0; j < n; j++) total += Math.exp(s[start + j]! - max);
    for (let j = 0; j < n; j++) probs.data[start + j] = Math.exp(s[start + j]! - max) / total;
    if (flat[r] === ignoreIndex) continue;
    // −ln p without forming p, which may round to 0 while its logarithm is an ordinary number.
    sum += Math.log(total) + max - s[start + flat[r]!]!;
    count++;
  }
  loss.data[0] = sum / count;
  // endregion
  return { loss, probs };
}

/** dLogits = (p − onehot(target)) / n at the places that count, 0 at ignored ones. probs, dLogits: [batch, token, vocabulary]. */
export function crossEntropyBackward(
  probs: Tensor,
  targets: readonly ArrayLike<number>[],
  options: CrossEntropyOptions = {},
): Tensor {
  const { ignoreIndex = IGNORED } = options;
  const flat = flatTargets('crossEntropyBackward', probs, targets, ignoreIndex);
  const n = rowLength(probs);
  const dLogits = zerosLike(probs);
  const count = flat.reduce((sum, target) => sum + (target === ignoreIndex ? 0 : 1), 0);
  // region backward
  for (let r = 0; r < flat.length; r++) {
    if (flat[r] === ignoreIndex) continue;
    const start = r * n;
    for (let j = 0; j < n; j++) dLogits.data[start + j] = (probs.data[start + j]! - (j === flat[r] ? 1 : 0)) / count;
  }
  // endregion
  return dLogits;
}

/** The targets row after row, as the logits' rows lie. */
export function flatTargets(
  op: string,
  logits: Tensor,
  targets: readonly ArrayLike<number>[],
  ignoreIndex: number,
): Float64Array {
  const tokens = targets[0]?.length ?? 0;
  if (targets.length * tokens !== rowCount(logits)) {
    throw new RangeError(
      `${op}: targets is ${targets.length} × ${tokens}, expected one for each of ${rowCount(logits)} rows`,
    );
  }
  const vocabulary = rowLength(logits);
  const flat = new Float64Array(rowCount(logits));
  let counted = false;
  targets.forEach((row, b) => {
    if (row.length !== tokens)
      throw new RangeError(`${op}: text ${b} has ${row.length} targets, expected token ${tokens}`);
    for (let t = 0; t < tokens; t++) {
      const target = row[t]!;
      flat[b * tokens + t] = target;
      if (target === ignoreIndex) continue;
      if (!Number.isInteger(target) || target < 0 || target >= vocabulary) {
        throw new RangeError(`${op}: target ${target} at [${b}, ${t}] is not a word, expected 0…${vocabulary - 1}`);
      }
      counted = true;
    }
  });
  if (!counted) throw new RangeError(`${op}: every target is ${ignoreIndex}, expected one that counts`);
  return flat;
}
