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

test.each([
  [0.1, 20],
  [0.02, 100],
  [0, 2000],
  [5, 1],
])('work of %s ms is repeated %s times, to last 2 ms', async (each, repeats) => {
  const asked: number[] = [];
  const quick = { name: 'quick', time: async (times: number) => asked.push(times) && each };
  const [sample] = await takeTurns([quick], { shortest: 2, turn: 0, rounds: 3 });
  expect(asked.slice(-3)).toEqual([repeats, repeats, repeats]);
  expect(sample!.times).toEqual([each, each, each]);
});
