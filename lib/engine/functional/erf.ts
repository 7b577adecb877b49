/**
 * erf(x) = 2/√π ∫₀ˣ exp(−t²) dt, to about 1e-16.
 *
 * Taylor polynomials around equally spaced centres c. They are made once, when first asked for, from two facts:
 * erf(c) = 2/√π · exp(−c²) Σₙ 2ⁿ c²ⁿ⁺¹ / (2n+1)!! (every term positive, so nothing cancels), and the density
 * g(c + h) = Σ gₙ hⁿ obeys g′ = −2xg, that is (n+1) gₙ₊₁ = −2 (c gₙ + gₙ₋₁).
 */
export function erf(x: number): number {
  const size = Math.abs(x);
  // erfc(6) = 2e-17 is below half a unit in the last place of 1. NaN goes through and comes out as NaN.
  if (size >= LIMIT) return Math.sign(x);
  polynomials ??= allPolynomials();
  const centre = Math.round(size / SPACING);
  const h = size - centre * SPACING;
  const first = centre * TERMS;
  let value = 0;
  for (let n = TERMS - 1; n >= 0; n--) value = value * h + polynomials[first + n]!;
  return x < 0 ? -value : value;
}

const LIMIT = 6;
const SPACING = 1 / 8;
/** |h| ≤ 1/16, so the first term left out is below 1e-18. */
const TERMS = 14;

let polynomials: Float64Array | undefined;

function allPolynomials(): Float64Array {
  const centres = LIMIT / SPACING + 1;
  const table = new Float64Array(centres * TERMS);
  for (let k = 0; k < centres; k++) {
    const c = k * SPACING;
    let g = (2 / Math.sqrt(Math.PI)) * Math.exp(-c * c);
    let previous = 0;
    table[k * TERMS] = valueAt(c, g);
    for (let n = 0; n + 1 < TERMS; n++) {
      table[k * TERMS + n + 1] = g / (n + 1);
      [g, previous] = [(-2 * (c * g + previous)) / (n + 1), g];
    }
  }
  return table;
}

/** erf(c), given the density at c. */
function valueAt(c: number, density: number): number {
  // Near 1 the series' rounding would show; 1 − erfc keeps it in erfc's small digits. Laplace's continued fraction, from its far end.
  if (c >= 1.5) {
    let fraction = c;
    for (let n = 150; n > 0; n--) fraction = c + n / 2 / fraction;
    return 1 - density / 2 / fraction;
  }
  let term = c;
  let sum = 0;
  for (let n = 1; sum + term !== sum; n++) {
    sum += term;
    term *= (2 * c * c) / (2 * n + 1);
  }
  return density * sum;
}
