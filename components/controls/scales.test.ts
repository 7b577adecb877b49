import { expect, test } from 'vitest';
import { scales } from './scales';

test('on the log scale every step leads to another value, of two digits, and back to its place', () => {
  const { to, from, step } = scales.log;
  let last = 0;
  for (let place = -2; place <= 1.5; place += step) {
    const value = from(place);
    expect(value).toBeGreaterThan(last);
    expect(value).toBe(Number(value.toPrecision(2)));
    // A slider snaps to its steps: where a value stands must be nearest to the step it came from.
    expect(Math.abs(to(value) - place)).toBeLessThan(step / 2);
    last = value;
  }
});
