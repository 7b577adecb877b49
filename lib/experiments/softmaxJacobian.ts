/** J = diag(p) − ppᵀ, [key, key]; 1 − pᵢ is added up from the others, which keeps it exact where pᵢ is all but 1. */
export function jacobianOf(p: Float64Array): Float64Array {
  const n = p.length;
  const jacobian = new Float64Array(n * n);
  // region jacobian
  for (let i = 0; i < n; i++) {
    let others = 0;
    for (let j = 0; j < n; j++) {
      if (j === i) continue;
      jacobian[i * n + j] = -p[i]! * p[j]!;
      others += p[j]!;
    }
    jacobian[i * n + i] = p[i]! * others;
  }
  // endregion
  return jacobian;
}
