import type { Setting } from './setting';
import type { Chunk } from './standardDraws';
import { mixedMoments } from './theory';

/**
 * How standardised draws become q and k. With a, b what the coordinates of q and of k share, z and e what is a coordinate's own:
 *   x = √c_q a + √(1−c_q) z                 q = μ + σx
 *   y = ρx + √(1−ρ²)(√c_e b + √(1−c_e) e)   k = μ + σy
 * or, where k is made of q, y = (x² − 1)/√(κ_x − 1).
 */
export interface Pairing {
  readonly mean: number;
  readonly std: number;
  readonly fresh: boolean;
  /** x = shared·a + own·z */
  readonly shared: number;
  readonly own: number;
  /** y = ρx + rest·e, e = otherShared·b + other·(k's own) */
  readonly rho: number;
  readonly rest: number;
  readonly otherShared: number;
  readonly other: number;
  /** y = (x² − 1) · squareScale */
  readonly squareScale: number;
}

export function pairingOf(setting: Setting): Pairing {
  const { law, mean, std, rho, fresh, cq, ce } = setting;
  return {
    mean,
    std,
    fresh,
    shared: Math.sqrt(cq),
    own: Math.sqrt(1 - cq),
    rho,
    rest: Math.sqrt(1 - rho ** 2),
    otherShared: Math.sqrt(ce),
    other: Math.sqrt(1 - ce),
    squareScale: fresh ? 0 : 1 / Math.sqrt(mixedMoments(law, cq).m4 - 1),
  };
}

/** Writes q and k of a chunk's pair, [coordinate]. */
export function drawPair(
  pairing: Pairing,
  { own, other, shared }: Chunk,
  row: number,
  q: Float64Array,
  k: Float64Array,
) {
  const { mean, std, fresh, rho, rest, squareScale } = pairing;
  const d = q.length;
  const a = pairing.shared * shared[2 * row]!;
  const b = pairing.otherShared * shared[2 * row + 1]!;
  for (let i = 0, at = row * d; i < d; i++, at++) {
    // #region pairs
    const x = a + pairing.own * own[at]!;
    const e = b + pairing.other * other[at]!;
    const mixed = rho * x + rest * e;
    const y = fresh ? mixed : (x * x - 1) * squareScale;
    q[i] = mean + std * x;
    k[i] = mean + std * y;
    // #endregion
  }
}
