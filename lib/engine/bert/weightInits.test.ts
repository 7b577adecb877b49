import { expect, test } from 'vitest';
import { weightInits } from './weightInits';

const fans = { fanIn: 300, fanOut: 100 };

test('each init gives its standard deviation', () => {
  expect(weightInits.literal(0.02)(fans)).toBe(0.02);
  expect(weightInits.gain(1.25)(fans)).toBeCloseTo(1.25 / Math.sqrt(300), 12);
  expect(weightInits.xavier()(fans)).toBeCloseTo(Math.sqrt(2 / 400), 12);
  expect(weightInits.xavier(0.5)(fans)).toBeCloseTo(0.5 * Math.sqrt(2 / 400), 12);
  expect(weightInits.leCun()(fans)).toBeCloseTo(1 / Math.sqrt(300), 12);
  expect(weightInits.he()(fans)).toBeCloseTo(Math.sqrt(2 / 300), 12);
});

test('BERT’s .02 is .0693 at width 64, for the wide matrices too, and itself at 768', () => {
  expect(weightInits.bertEquivalent(64)(fans)).toBeCloseTo(0.0693, 4);
  expect(weightInits.bertEquivalent(64)({ fanIn: 256, fanOut: 64 })).toBe(weightInits.bertEquivalent(64)(fans));
  expect(weightInits.bertEquivalent(768)(fans)).toBe(0.02);
});
