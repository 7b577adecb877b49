import { expect, test } from 'vitest';
import { contestant, takeTurns } from './takeTurns';

// One run a turn, however quick: what is asked here is who runs when, not for how long.
const once = { shortest: 0, turn: 0 };

test('contestants run by turns, once a round', async () => {
  const log: string[] = [];
  const logger = (name: string) => contestant(name, () => log.push(name));
  const samples = await takeTurns([logger('a'), logger('b')], { ...once, rounds: 3 });
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
  await takeTurns([contestant('a', run), contestant('b', run)], { ...once, rounds: 2 });
  expect(most).toBe(1);
});

test('work that is slow is timed in fewer rounds, but in one at least', async () => {
  const slow = { name: 'slow', time: async () => 100 };
  const turns = async (longest: number) => (await takeTurns([slow], { ...once, rounds: 5, longest }))[0]!.times.length;
  expect([await turns(1000), await turns(300), await turns(10)]).toEqual([5, 3, 1]);
});

test('work of less than the shortest time is repeated, and the time shared out', async () => {
  let runs = 0;
  const [sample] = await takeTurns([contestant('quick', () => runs++)], { shortest: 1, turn: 0, rounds: 1 });
  expect(sample!.times.length).toBe(1);
  expect(runs).toBeGreaterThan(100);
});
