import { expect, test } from 'vitest';
import { precisions } from '../fixtures/arbitrary';
import { additiveMask, maskedScore } from './attentionMask';

test.each(precisions)('a masked key gets the most negative finite %s, an open one 0', precision => {
  const mask = additiveMask([[1, 1, 0], [1, 0, 0]], precision); // biome-ignore format: a mask reads as rows
  expect(mask.axes).toEqual(['batch', 'key']);
  const low = maskedScore[precision];
  expect([...mask.data]).toEqual([0, 0, low, 0, low, low]);
  expect(Number.isFinite(low)).toBe(true);
});

test('the most negative float32 is a float32, and its double is none', () => {
  expect(Math.fround(maskedScore.float32)).toBe(maskedScore.float32);
  expect(Math.fround(2 * maskedScore.float32)).toBe(-Infinity);
});

test('additiveMask names the row of another length', () => {
  expect(() => additiveMask([[1, 1], [1]], 'float64')).toThrow('additiveMask: row 1 has 1 entries, expected key 2');
});
