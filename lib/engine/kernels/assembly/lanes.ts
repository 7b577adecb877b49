// Four numbers abreast: what the other files say in v128.

/** a · b + c: one instruction, rounded once, where relaxed SIMD is had; else rounded twice. */
@inline
export function madd(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, c);
  return f32x4.add(f32x4.mul(a, b), c);
}

/** The sum of the four lanes, in pairs. */
@inline
export function sumLanes(x: v128): f32 {
  const pairs = f32x4.add(x, i32x4.shuffle(x, x, 2, 3, 0, 1));
  return f32x4.extract_lane(pairs, 0) + f32x4.extract_lane(pairs, 1);
}

/**
 * Maxima are taken with pmax, b where a < b, else a: one instruction, where max is many, for it also orders 0 and −0. Its second
 * argument is dropped where it is NaN, so the order of the two matters.
 */
@inline
export function maxLane(x: v128): f32 {
  const pairs = f32x4.pmax(x, i32x4.shuffle(x, x, 2, 3, 0, 1));
  return max<f32>(f32x4.extract_lane(pairs, 0), f32x4.extract_lane(pairs, 1));
}

/** Bytes of n float32. */
@inline
export function bytes(n: i32): usize {
  return <usize>n << 2;
}

// Lengths that are no multiple of 4. What is read entry by entry goes over whole fours and then over the rest:
//
//   for (; n >= 4; n -= 4, x += 16, y += 16) v128.store(y, f(v128.load(x)));
//   if (n > 0) storeFewer(y, f(loadFewer(x, n)), n);
//
// What goes over rows more than once is compiled twice from one source, by a constant `whole`: for rows of whole fours, and for any.

/** Whether a row is made of whole fours. */
@inline
export function wholeFours(n: i32): bool {
  return (n & 3) == 0;
}

/** The next four entries at p, of which `left` are there (all, where rows are whole); in place of others stands `missing`. */
@inline
export function load4(whole: bool, p: usize, left: i32, missing: f32 = 0): v128 {
  if (whole || left >= 4) return v128.load(p);
  return loadFewer(p, left, missing);
}

/** Writes the first `left` of four entries, all where rows are whole. */
@inline
export function store4(whole: bool, p: usize, x: v128, left: i32): void {
  if (whole || left >= 4) v128.store(p, x);
  else storeFewer(p, x, left);
}

/** `left` = 1, 2 or 3 entries. */
export function loadFewer(p: usize, left: i32, missing: f32 = 0): v128 {
  let x = f32x4.replace_lane(f32x4.splat(missing), 0, load<f32>(p));
  if (left > 1) x = f32x4.replace_lane(x, 1, load<f32>(p, 4));
  if (left > 2) x = f32x4.replace_lane(x, 2, load<f32>(p, 8));
  return x;
}

export function storeFewer(p: usize, x: v128, left: i32): void {
  v128.store_lane<f32>(p, x, 0);
  if (left > 1) v128.store_lane<f32>(p, x, 1, 4);
  if (left > 2) v128.store_lane<f32>(p, x, 2, 8);
}
