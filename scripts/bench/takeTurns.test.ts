import { expect, test } from 'vitest';
import { takeTurns } from './takeTurns';

// One run a turn, however quick: what is asked here is who runs when, not for how long.
const once = { shortest: 0, turn: 0 };

test('contestants run by turns, once a round', async () => {
  const log: string[] = [];
  const contestant = (name: string) => ({ name, run: () => log.push(name) });
  const samples = await takeTurns([contestant('a'), contestant('b')], { ...once, rounds: 3 });
  expect(log.slice(-6).join('')).toBe('ababab');
  expect(samples.map(({ name, times }) => [name, times.length])).toEqual([
    ['a', 3],
    ['b', 3],
  ]);
});

test('a promise is waited for before the next has its turn', async () => {
  let running = 0;
  let most = 0;
  const run = async () => {
    most = Math.max(most, ++running);
    await new Promise(resolve => setTimeout(resolve, 1));
    running--;
  };
  await takeTurns(
    [
      { name: 'a', run },
      { name: 'b', run },
    ],
    { ...once, rounds: 2 },
  );
  expect(most).toBe(1);
});

test('work that is slow is timed in fewer rounds', async () => {
  const slow = { name: 'slow', run: () => new Promise(resolve => setTimeout(resolve, 5)) };
  const [sample] = await takeTurns([slow], { ...once, rounds: 5, slow: 1, slowRounds: 2 });
  expect(sample!.times.length).toBe(2);
});

test('work of less than the shortest time is repeated, and the time shared out', async () => {
  let runs = 0;
  const [sample] = await takeTurns([{ name: 'quick', run: () => runs++ }], { shortest: 1, turn: 0, rounds: 1 });
  expect(sample!.times.length).toBe(1);
  expect(runs).toBeGreaterThan(100);
});
