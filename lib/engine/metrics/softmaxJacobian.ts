import { rowCount, rowLength, type Tensor } from '../tensor';

/** Norms of softmax's Jacobian J = diag(p) − ppᵀ, row by row, without building it. probs: [..., n] → one number a row. */

/**
 * ‖J‖_F² = Σᵢ pᵢ²(1 − pᵢ)² + Σᵢ pᵢ² Σ_{j≠i} pⱼ². Both 1 − pᵢ and the inner sum are added up from the other entries: subtracting
 * would leave nothing but rounding where softmax saturates, and that is what is measured here.
 */
export function jacobianFrobenius(probs: Tensor): Float64Array {
  return rowByRow(probs, p => {
    const others = sumsOfOthers(p);
    const otherSquares = sumsOfOthers(p.map(value => value * value));
    let squares = 0;
    p.forEach((value, i) => {
      squares += value * value * (others[i]! ** 2 + otherSquares[i]!);
    });
    return Math.sqrt(squares);
  });
}

/**
 * ‖J‖₂, the largest eigenvalue of J: where Σ pᵢ/(pᵢ − λ) = 0 between the second largest p and the largest (the eigenvalues of a
 * diagonal matrix less a rank-one matrix lie between its entries; Golub 1973). Two keys: 2p(1 − p).
 */
export function jacobianSpectral(probs: Tensor): Float64Array {
  return rowByRow(probs, p => {
    const [largest = 0, second = 0] = Float64Array.from(p).sort().reverse();
    if (second === 0) return 0;
    let low = second;
    let high = largest;
    // Halved until no number lies between: the sum climbs from −∞ to ∞.
    for (;;) {
      const lambda = (low + high) / 2;
      if (lambda <= low || lambda >= high) return lambda;
      let sum = 0;
      for (const value of p) sum += value / (value - lambda);
      if (sum < 0) low = lambda;
      else high = lambda;
    }
  });
}

function rowByRow(probs: Tensor, norm: (p: Float64Array) => number): Float64Array {
  const n = rowLength(probs);
  return Float64Array.from({ length: rowCount(probs) }, (_, r) =>
    norm(Float64Array.from(probs.data.subarray(r * n, (r + 1) * n))),
  );
}

/** Σ_{j≠i} vⱼ for every i, by sums from the left and from the right: nothing is subtracted. */
function sumsOfOthers(values: Float64Array): Float64Array {
  const sums = new Float64Array(values.length);
  let left = 0;
  for (let i = 0; i < values.length; i++) {
    sums[i] = left;
    left += values[i]!;
  }
  let right = 0;
  for (let i = values.length - 1; i >= 0; i--) {
    sums[i]! += right;
    right += values[i]!;
  }
  return sums;
}
