import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pythonNumber, torchTensor } from './torchTensor';

test('a number reads back as it was: float32 from 9 digits, float64 from 17', () => {
  fc.assert(
    fc.property(fc.float({ noNaN: true, noDefaultInfinity: true }), value => {
      expect(Math.fround(Number(pythonNumber(value))) - value).toBe(0);
    }),
  );
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), value => {
      expect(Number(pythonNumber(value, 17)) - value).toBe(0);
    }),
  );
});

test('whole numbers stay floating point numbers, and what is not finite has torch’s name', () => {
  expect([1, -7, 1e21, 0.5].map(value => pythonNumber(value))).toEqual(['1.0', '-7.0', '1e+21', '0.5']);
  expect([Infinity, -Infinity, NaN].map(value => pythonNumber(value))).toEqual([
    'torch.inf',
    '-torch.inf',
    'torch.nan',
  ]);
});

test('few numbers stand in one line, many in lines of eight', () => {
  expect(torchTensor([1, 1 / 3])).toBe('torch.tensor([1.0, 0.333333333])');
  const lines = torchTensor(Array.from({ length: 20 }, (_, i) => i)).split('\n');
  expect(lines).toHaveLength(5);
  expect(lines[3]).toBe('    16.0, 17.0, 18.0, 19.0,');
});
