import { expect, test } from 'vitest';
import { digitsOfStep, formatMeasured } from './measured';

test('an error of two standard errors decides the places', () => {
  expect(formatMeasured(63.412, 0.92, { style: 'integer' })).toBe('63.4 ± 1.8');
  expect(formatMeasured(0.0831, 0.0011, { style: 'fixed', places: 3 })).toBe('0.0831 ± 0.0022');
  expect(formatMeasured(0.5, 0.01, { style: 'percent', places: 0 })).toBe('50.0% ± 2.0%');
  expect(formatMeasured(64, 0, { style: 'integer' })).toBe('64');
});

test('a step says how many places its figures have', () => {
  expect(digitsOfStep(0.5)).toEqual({ style: 'fixed', places: 1 });
  expect(digitsOfStep(4)).toEqual({ style: 'fixed', places: 0 });
  expect(digitsOfStep(1e-7)).toEqual({ style: 'fixed', places: 7 });
});
