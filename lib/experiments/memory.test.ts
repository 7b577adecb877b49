import { expect, test } from 'vitest';
import { checkMemory, memoryBudget, TooLittleMemory } from './memory';

test('a run that fits may go on, and so may any on a device that tells nothing', () => {
  expect(() => checkMemory(100, 100, [])).not.toThrow();
  expect(() => checkMemory(1e12, undefined, [])).not.toThrow();
});

test('a run that does not fit is refused with what it needs, what there is, and what to make smaller', () => {
  const refused = () => checkMemory(101, 100, ['layers', 'hidden']);
  expect(refused).toThrow(TooLittleMemory);
  expect(refused).toThrow('101 bytes are needed, 100 can be had');
  try {
    refused();
  } catch (error) {
    expect((error as TooLittleMemory).need).toEqual({ needed: 101, available: 100, reduce: ['layers', 'hidden'] });
  }
});

test('a quarter of the device is ours', () => {
  expect(memoryBudget(8)).toBe(2 ** 31);
  expect(memoryBudget(0.25)).toBe(2 ** 26);
  expect(memoryBudget(undefined)).toBeUndefined();
});
