import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMet, readGoals } from './goals';

describe('readGoals', () => {
  it.each([
    ['probs.max:0.99..', [{ scalar: 'probs.max', min: 0.99, max: Infinity }]],
    ['a.ratio:..1e-6', [{ scalar: 'a.ratio', min: -Infinity, max: 1e-6 }]],
    [
      'mean:31..33, variance:74..86',
      [
        { scalar: 'mean', min: 31, max: 33 },
        { scalar: 'variance', min: 74, max: 86 },
      ],
    ],
    ['a.decades:-14..-12.5', [{ scalar: 'a.decades', min: -14, max: -12.5 }]],
  ])('reads %s', (text, goals) => {
    expect(readGoals(text)).toEqual(goals);
  });

  it.each([
    '',
    'mean',
    'mean:',
    'mean:..',
    'mean:31',
    'mean:3..1',
    'mean:a..b',
    'mean:1..2,',
    ':1..2',
    Array(9).fill('a:1..').join(','),
  ])('follows nothing in "%s"', text => {
    expect(readGoals(text)).toBeUndefined();
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string(), text => void readGoals(text)));
  });
});

it('is met at its bounds and between, not where the figure has no such number', () => {
  const goal = { scalar: 'mean', min: 31, max: 33 };
  expect([30.9, 31, 33, 33.1, Number.NaN, undefined].map(value => isMet(goal, value))).toEqual([
    false,
    true,
    true,
    false,
    false,
    false,
  ]);
});
