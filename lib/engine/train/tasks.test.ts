import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { seeds } from '../fixtures/arbitrary';
import { createRng } from '../rng';
import { bayesFloor } from './bayesFloor';
import { grammarTask } from './grammar';
import { NOT_ASKED, type Task } from './task';
import { tasks } from './tasks';

function draw(task: Task, seed: number): { ids: number[]; targets: number[] } {
  const ids = new Int32Array(task.tokens);
  const targets = new Int32Array(task.tokens);
  task.draw(createRng(seed, 'data'), ids, targets);
  return { ids: [...ids], targets: [...targets] };
}

const answers: [keyof typeof tasks, (ids: number[]) => number[]][] = [
  ['copy', ids => ids],
  ['reversal', ids => ids.toReversed()],
  ['sort', ids => ids.toSorted((a, b) => a - b)],
];

describe.each(answers)('%s', (id, answer) => {
  it('asks at every place of eight digits, and nothing else', () => {
    fc.assert(
      fc.property(seeds, seed => {
        const { ids, targets } = draw(tasks[id](), seed);
        expect(ids).toHaveLength(8);
        expect(ids.every(digit => Number.isInteger(digit) && digit >= 0 && digit < 10)).toBe(true);
        expect(targets).toEqual(answer(ids));
      }),
    );
  });

  it('can be learnt without an error', () => {
    expect(tasks[id]().bayes).toEqual({ loss: 0, accuracy: 1 });
  });
});

test('digits are uniform: each of four comes up a quarter of the time', () => {
  const task = tasks.copy({ digits: 4, tokens: 4000 });
  const counts = [0, 0, 0, 0];
  for (const digit of draw(task, 3).ids) counts[digit]!++;
  // 4000 draws: the standard error of a count is 27.
  for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(110);
});

test('a task of no digits or of half a token is refused', () => {
  expect(() => tasks.sort({ digits: 0 })).toThrow('sequenceTask: digits is 0, expected a whole number from 1');
  expect(() => tasks.sort({ tokens: 1.5 })).toThrow('sequenceTask: tokens is 1.5, expected a whole number from 1');
});

describe('the grammar', () => {
  const task = grammarTask();
  const word = (id: number) => task.vocabulary[id]!;
  const plural = new Set(['these', 'cats', 'dogs', 'birds', 'children', 'see', 'hear', 'like']);

  it('has sentences of [CLS] Det Noun Verb Det Noun [SEP] with one inner word masked, which is what is asked', () => {
    fc.assert(
      fc.property(seeds, seed => {
        const { ids, targets } = draw(task, seed);
        const masked = ids.map(word).indexOf('[MASK]');
        expect([word(ids[0]!), word(ids[6]!)]).toEqual(['[CLS]', '[SEP]']);
        expect(masked).toBeGreaterThanOrEqual(1);
        expect(masked).toBeLessThanOrEqual(5);
        targets.forEach((target, t) => {
          expect(target === NOT_ASKED).toBe(t !== masked);
        });
        const sentence = ids.map((id, t) => word(t === masked ? targets[t]! : id));
        const numbers = sentence.slice(1, 6).map(each => plural.has(each));
        expect(numbers[1]).toBe(numbers[0]);
        expect(numbers[2]).toBe(numbers[0]);
        expect(numbers[4]).toBe(numbers[3]);
      }),
    );
  });

  it('masks each of the five places a fifth of the time, and half of its subjects are plural', () => {
    const counts = [0, 0, 0, 0, 0];
    let plurals = 0;
    for (let seed = 0; seed < 2000; seed++) {
      const { ids, targets } = draw(task, seed);
      const masked = ids.map(word).indexOf('[MASK]');
      counts[masked - 1]!++;
      plurals += plural.has(word(masked === 3 ? targets[3]! : ids[3]!)) ? 1 : 0;
    }
    // Standard errors: 18 and 22.
    for (const count of counts) expect(Math.abs(count - 400)).toBeLessThan(80);
    expect(Math.abs(plurals - 1000)).toBeLessThan(100);
  });

  it('leaves (2 ln 4 + ln 3)/5 nats to guess, and (2/4 + 1/3 + 2)/5 of the answers to be right', () => {
    expect(task.bayes.loss).toBeCloseTo((2 * Math.log(4) + Math.log(3)) / 5, 12);
    expect(task.bayes.accuracy).toBeCloseTo((2 / 4 + 1 / 3 + 2) / 5, 12);
  });
});

test('the Bayes floor of a fair coin is ln 2, of a coin that is told 0, and only what is asked counts', () => {
  const coin = (inputIds: number[], targets: number[]) => ({ probability: 0.5, inputIds, targets });
  expect(bayesFloor([coin([0], [0]), coin([0], [1])])).toEqual({ loss: Math.log(2), accuracy: 0.5 });
  expect(bayesFloor([coin([0], [0]), coin([1], [1])])).toEqual({ loss: 0, accuracy: 1 });
  expect(bayesFloor([coin([0, 0], [0, NOT_ASKED]), coin([0, 0], [1, NOT_ASKED])]).loss).toBe(Math.log(2));
  const rare = { ...coin([0], [0]), probability: 0.25 };
  expect(bayesFloor([rare, { ...coin([0], [1]), probability: 0.75 }]).accuracy).toBe(0.75);
  expect(() => bayesFloor([coin([0], [0])])).toThrow('bayesFloor: probabilities sum to 0.5, expected 1');
});
