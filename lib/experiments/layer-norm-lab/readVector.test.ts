import { describe, expect, it } from 'vitest';
import { readVector } from './readVector';

const codes = (text: string, length = 4) => readVector('x', text, length).notes.map(({ code }) => code);

describe('readVector', () => {
  it.each(['1 7 7 9', '1, 7, 7, 9', '[1; 7; 7; 9]', '１，７、７　９', '+1 7. 7e0 0.9e1'])('reads %s', text => {
    expect(readVector('x', text, 4)).toEqual({ values: [1, 7, 7, 9], notes: [] });
  });

  it('takes a true minus and a point without a zero', () => {
    expect(readVector('x', '−.5 -2e-3', 2).values).toEqual([-0.5, -0.002]);
  });

  it.each(['bank', '0x10', 'Infinity', 'NaN', '1_000', '--1', '😀'])('counts %s as 0 and says so', word => {
    const { values, notes } = readVector('x', `1 ${word} 2 3`, 4);
    expect(values).toEqual([1, 0, 2, 3]);
    expect(notes).toEqual([{ code: 'not-numbers', values: { name: 'x', word, count: 1 } }]);
  });

  it('says how many numbers are missing, too many or too large, and leaves an empty text alone', () => {
    expect(codes('')).toEqual([]);
    expect(codes('1 2')).toEqual(['too-few']);
    expect(codes('1 2 3 4 5')).toEqual(['too-many']);
    expect(readVector('x', '1e9 -101 0 0', 4).values).toEqual([100, -100, 0, 0]);
    expect(codes('1e9 -101 0 0')).toEqual(['too-large']);
  });
});
