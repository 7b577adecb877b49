import { madd, sumLanes } from './lanes';

/** Twelve sums that wait for nothing but themselves, as many as a tile of six rows has. */
export function peakMadd(n: i32): f32 {
  // The factor shrinks them, so that they neither overflow nor become subnormal.
  const factor = f32x4.splat(0.9999), term = f32x4.splat(0.0001);
  let s0 = f32x4.splat(0), s1 = f32x4.splat(1), s2 = f32x4.splat(2), s3 = f32x4.splat(3);
  let s4 = f32x4.splat(4), s5 = f32x4.splat(5), s6 = f32x4.splat(6), s7 = f32x4.splat(7);
  let s8 = f32x4.splat(8), s9 = f32x4.splat(9), s10 = f32x4.splat(10), s11 = f32x4.splat(11);
  for (let half = 0; half < 2 * n; half++) {
    s0 = madd(s0, factor, term); s1 = madd(s1, factor, term); s2 = madd(s2, factor, term); s3 = madd(s3, factor, term);
    s4 = madd(s4, factor, term); s5 = madd(s5, factor, term); s6 = madd(s6, factor, term); s7 = madd(s7, factor, term);
    s8 = madd(s8, factor, term); s9 = madd(s9, factor, term); s10 = madd(s10, factor, term); s11 = madd(s11, factor, term);
  }
  const low = f32x4.add(f32x4.add(f32x4.add(s0, s1), f32x4.add(s2, s3)), f32x4.add(s4, s5));
  const high = f32x4.add(f32x4.add(f32x4.add(s6, s7), f32x4.add(s8, s9)), f32x4.add(s10, s11));
  return sumLanes(f32x4.add(low, high));
}
