import { expect, test } from 'vitest';
import type { Tensor } from '@/lib/engine/tensor';
import { workHandExample } from './handExample';

const rounded = ({ data }: Tensor) => Array.from(data, value => Number(value.toFixed(9)) + 0);

test('the lesson’s example by hand is what the module computes, forward', () => {
  const { a, m, dropped, sum, y } = workHandExample().there;
  expect(rounded(a)).toEqual([1, 3, -1, -3]);
  expect(rounded(m)).toEqual([0, 2, 2, 2]);
  expect(rounded(dropped)).toEqual([0, 6, -2, -6]);
  expect(rounded(sum)).toEqual([2, 8, 0, -6]);
  expect(rounded(y)).toEqual([0.2, 1.4, -0.2, -1.4]);
});

test('and backward', () => {
  const { dSum, dx, da, dw, db, dc } = workHandExample().back;
  expect(rounded(dSum)).toEqual([7, -1, -7, 1]);
  expect(rounded(dx)).toEqual([7, -1, -7, 1]);
  expect(rounded(da)).toEqual([0, -2, -14, 2]);
  expect(rounded(db)).toEqual([0, -2, -14, 2]);
  expect(rounded(dw).slice(4, 8)).toEqual([-2, -4, 0, 2]);
  expect(rounded(dw).slice(0, 4)).toEqual([0, 0, 0, 0]);
  expect(rounded(dc)).toEqual([-14, 8, 2, 0]);
});
