import { describe, expect, test } from 'vitest';
import { layoutOf, sumsWidth } from './layout';

const room = (n: number, headDim: number, sums = false) => ({ n, headDim, label: 48, sums });

/** px that the widest row of pictures takes. */
function used(width: number, n: number, headDim: number, sums: boolean): number {
  const { kind, big, thin, gap, contextWidth } = layoutOf(width, room(n, headDim, sums));
  const beside = sums ? sumsWidth + 8 + 3 : 0;
  const map = 3 + n * big.width;
  if (kind === 'narrow') return 48 + Math.max(map + beside, 3 + headDim * contextWidth);
  const left = 48 + 3 + headDim * thin + gap;
  return left + map + (kind === 'wide' ? gap + map + beside : beside);
}

describe('the pictures', () => {
  test.each([280, 324, 360, 460, 568, 616, 720, 864, 912, 1600])('fit %i px at every size of text and head', width => {
    for (const n of [2, 3, 6, 8, 12, 16, 20])
      for (const headDim of [1, 2, 8, 64, 768])
        for (const sums of [false, true]) expect(used(width, n, headDim, sums)).toBeLessThanOrEqual(width + 3);
  });

  test('print the values of an eight-token sentence in a lesson, on 864 px', () => {
    expect(layoutOf(864, room(8, 8)).big.width).toBeGreaterThanOrEqual(38);
  });

  test('leave their companions out on a phone', () => {
    expect(layoutOf(324, room(8, 8)).kind).toBe('narrow');
  });
});
