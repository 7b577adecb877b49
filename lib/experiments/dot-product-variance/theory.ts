import { laws } from './laws';
import type { Setting } from './setting';

/** Moments of one product qᵢkᵢ, and of two of them; whatever d is. */
export interface Products {
  /** E qᵢkᵢ */
  readonly mean: number;
  /** Var(qᵢkᵢ) */
  readonly variance: number;
  /** Cov(qᵢkᵢ, qⱼkⱼ), i ≠ j */
  readonly covariance: number;
}

/**
 * Exact, for every combination of switches. With x, y the standardised coordinates, qᵢ = μ + σxᵢ and kᵢ = μ + σyᵢ:
 *   qᵢkᵢ = μ² + μσ(xᵢ + yᵢ) + σ²xᵢyᵢ
 * so Cov(qᵢkᵢ, qⱼkⱼ) = μ²σ² Cov(xᵢ + yᵢ, xⱼ + yⱼ) + σ⁴ Cov(xᵢyᵢ, xⱼyⱼ) + 2μσ³ Cov(xᵢ + yᵢ, xⱼyⱼ), for i = j too.
 * The laws are symmetric: expectations of odd degree vanish.
 */
export function productsOf(setting: Setting): Products {
  const { mean: mu, std } = setting;
  const { own, other, correlation } = setting.fresh ? mixed(setting) : squared(setting);
  const [a, b, c] = [mu ** 2 * std ** 2, std ** 4, 2 * mu * std ** 3];
  const of = ({ sums, products, between }: Parts): number => a * sums + b * products + c * between;
  return { mean: mu ** 2 + std ** 2 * correlation, variance: of(own), covariance: of(other) };
}

/** Cov(xᵢ + yᵢ, xⱼ + yⱼ), Cov(xᵢyᵢ, xⱼyⱼ), Cov(xᵢ + yᵢ, xⱼyⱼ). */
interface Parts {
  readonly sums: number;
  readonly products: number;
  readonly between: number;
}

interface Standardised {
  /** i = j */
  readonly own: Parts;
  /** i ≠ j */
  readonly other: Parts;
  /** E xᵢyᵢ */
  readonly correlation: number;
}

/**
 * y = ρx + √(1−ρ²)e, e independent of x:
 *   Cov(xᵢ + yᵢ, xⱼ + yⱼ) = (1+ρ)² E xᵢxⱼ + (1−ρ²) E eᵢeⱼ
 *   Cov(xᵢyᵢ, xⱼyⱼ)       = ρ² Cov(xᵢ², xⱼ²) + (1−ρ²) E xᵢxⱼ E eᵢeⱼ
 * with E xᵢxⱼ = c_q, E eᵢeⱼ = c_e, and Cov(xᵢ², xⱼ²) = c_q²(κ−1), since only the shared part's square is common to both.
 */
function mixed({ law, rho, cq, ce }: Setting): Standardised {
  const { m4 } = laws[law];
  const rest = 1 - rho ** 2;
  const parts = (x: number, e: number, squares: number): Parts => ({
    sums: (1 + rho) ** 2 * x + rest * e,
    products: rho ** 2 * squares + rest * x * e,
    between: 0,
  });
  return {
    own: parts(1, 1, mixedMoments(law, cq).m4 - 1),
    other: parts(cq, ce, cq ** 2 * (m4 - 1)),
    correlation: rho,
  };
}

/**
 * y = (x² − 1)/√v, v = κ_x − 1. Given the shared part a: E[x | a] = √c a, E[x³ − x | a] = √c (c a³ + (2−3c) a).
 */
function squared({ law, cq: c }: Setting): Standardised {
  const { m4, m6 } = laws[law];
  const x = mixedMoments(law, c);
  const v = x.m4 - 1;
  return {
    own: { sums: 2, products: (x.m6 - 2 * x.m4 + 1) / v, between: Math.sqrt(v) },
    other: {
      sums: c + (c ** 2 * (m4 - 1)) / v,
      products: (c * (c ** 2 * m6 + 2 * c * (2 - 3 * c) * m4 + (2 - 3 * c) ** 2)) / v,
      between: (c * (c * m4 + 2 - 3 * c)) / Math.sqrt(v),
    },
    correlation: 0,
  };
}

/** Fourth and sixth moment of x = √c a + √(1−c) z, a and z of one law. */
export function mixedMoments(law: Setting['law'], c: number): { readonly m4: number; readonly m6: number } {
  const { m4, m6 } = laws[law];
  const rest = 1 - c;
  return {
    m4: (c ** 2 + rest ** 2) * m4 + 6 * c * rest,
    m6: (c ** 3 + rest ** 3) * m6 + 15 * c * rest * m4,
  };
}

/** Mean and variance of q·k: Σ Var(qᵢkᵢ) + 2 Σ Cov(qᵢkᵢ, qⱼkⱼ). */
export function dotProductOf(setting: Setting, d: number): { readonly mean: number; readonly variance: number } {
  const { mean, variance, covariance } = productsOf(setting);
  return { mean: d * mean, variance: d * variance + d * (d - 1) * covariance };
}
