import type { PairSums } from './estimates';
import { drawPair, type Pairing } from './pairing';
import type { Chunk } from './standardDraws';

/** What is gathered of pairs as they are drawn. w = qᵢkᵢ less its expectation, so that nothing large cancels. */
export class Measurement {
  /** Of each pair: Σᵢ wᵢ and Σᵢ wᵢ². */
  readonly sums: Float64Array;
  readonly squares: Float64Array;
  pairs = 0;
  /** Of each coordinate, over all pairs so far: sums of w, of w², of w₁ + … + wᵢ₋₁ and of its product with wᵢ. */
  private readonly own: Float64Array;
  private readonly ownSquares: Float64Array;
  private readonly before: Float64Array;
  private readonly withBefore: Float64Array;
  private readonly q: Float64Array;
  private readonly k: Float64Array;

  constructor(
    private readonly pairing: Pairing,
    private readonly expected: number,
    readonly d: number,
    draws: number,
  ) {
    this.sums = new Float64Array(draws);
    this.squares = new Float64Array(draws);
    this.own = new Float64Array(d);
    this.ownSquares = new Float64Array(d);
    this.before = new Float64Array(d);
    this.withBefore = new Float64Array(d);
    this.q = new Float64Array(d);
    this.k = new Float64Array(d);
  }

  /** Takes the pairs of a chunk, as many as are still wanted. */
  take(chunk: Chunk): void {
    const { expected, d, own, ownSquares, before, withBefore, q, k } = this;
    const count = Math.min(chunk.rows, this.sums.length - this.pairs);
    for (let row = 0; row < count; row++) {
      drawPair(this.pairing, chunk, row, q, k);
      let [sum, squares] = [0, 0];
      for (let i = 0; i < d; i++) {
        const w = q[i]! * k[i]! - expected;
        own[i]! += w;
        ownSquares[i]! += w * w;
        before[i]! += sum;
        withBefore[i]! += w * sum;
        sum += w;
        squares += w * w;
      }
      this.sums[this.pairs] = sum;
      this.squares[this.pairs] = squares;
      this.pairs++;
    }
  }

  /** What has been measured so far. */
  soFar(): PairSums {
    const { d, pairs } = this;
    return { d, sums: this.sums.subarray(0, pairs), squares: this.squares.subarray(0, pairs) };
  }

  /**
   * Σ Var(wᵢ) + 2 Σ_{i<j} Cov(wᵢ, wⱼ), coordinate by coordinate over the draws. The covariances with all earlier coordinates are one:
   * Σ_{i<j} Cov(wᵢ, wⱼ) = Σⱼ Cov(w₁ + … + wⱼ₋₁, wⱼ).
   */
  rightSide(): number {
    const { d, pairs: n } = this;
    let total = 0;
    for (let i = 0; i < d; i++) {
      const variance = this.ownSquares[i]! - this.own[i]! ** 2 / n;
      const covariance = this.withBefore[i]! - (this.own[i]! * this.before[i]!) / n;
      total += variance + 2 * covariance;
    }
    return total / (n - 1);
  }
}
