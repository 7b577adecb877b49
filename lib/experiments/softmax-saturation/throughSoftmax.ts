/**
 * J g = p ⊙ (g − pᵀg): what a gradient g of probabilities becomes as one of scores, for one row. As softmaxBackward, but g is measured
 * from that of the most probable key: where softmax saturates, g − pᵀg itself would be nothing but rounding. p, g: [key].
 */
export function throughSoftmax(p: Float64Array, g: Float64Array): Float64Array {
  let top = 0;
  for (let i = 1; i < p.length; i++) if (p[i]! > p[top]!) top = i;
  const from = g[top]!;
  let mean = 0;
  for (let i = 0; i < p.length; i++) mean += p[i]! * (g[i]! - from);
  return p.map((probability, i) => probability * (g[i]! - from - mean));
}
