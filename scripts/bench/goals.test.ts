import { expect, test } from 'vitest';
import { type Goal, goals, verdicts } from './goals';
import type { Section } from './section';
import { table, verdictLine } from './table';

const section: Section = {
  id: 'race',
  title: 'A race',
  samples: [
    { name: 'ours', times: [3, 1, 2] },
    { name: 'theirs', times: [4, 8, 4] },
  ],
  notes: ['on one track'],
};
const goal = (limit: Goal['limit']): Goal => ({ section: 'race', of: 'ours', to: 'theirs', limit });

test('a ratio is that of the minima', () => {
  expect(verdicts(section, [goal({ atMost: 0.3 })])).toMatchObject([{ ratio: 0.25, met: true }]);
});

test('a goal is met at its limit and missed beyond it, in its own direction', () => {
  const met = (limit: Goal['limit']) => verdicts(section, [goal(limit)])[0]!.met;
  expect([met({ atMost: 0.25 }), met({ atMost: 0.24 })]).toEqual([true, false]);
  expect([met({ atLeast: 0.25 }), met({ atLeast: 0.26 })]).toEqual([true, false]);
});

test('a goal whose peer was not timed is missed, not passed over', () => {
  const absent = { ...goal({ atMost: 1 }), to: 'nobody' };
  expect(verdicts(section, [absent])).toMatchObject([{ ratio: Number.NaN, met: false }]);
});

test('goals of other sections are not asked', () => {
  expect(verdicts({ ...section, id: 'another' }, [goal({ atMost: 1 })])).toEqual([]);
});

test('the table says minimum, median, share and runs of each, and then the verdicts', () => {
  expect(table(section, verdicts(section, [goal({ atMost: 0.3 }), goal({ atLeast: 0.5 })])).split('\n')).toEqual([
    'A race',
    '  ms                                                 min    median        ours ÷   runs',
    '  ours                                              1.00      2.00          1.00      3',
    '  theirs                                            4.00      4.00         0.250      3',
    '  on one track',
    '  ✓ race: ours ÷ theirs 0.250, goal ≤ 0.300: met',
    '  ✗ race: ours ÷ theirs 0.250, goal ≥ 0.500: missed',
    '',
  ]);
});

test('what was not timed has no figure', () => {
  const [verdict] = verdicts({ ...section, samples: [] }, [goal({ atMost: 0.3 })]);
  expect(verdictLine(verdict!)).toBe('  ✗ race: ours ÷ theirs –, goal ≤ 0.300: missed');
});

test('no goal is set twice', () => {
  const names = goals.map(({ section: where, of, to }) => `${where}: ${of} ÷ ${to}`);
  expect(new Set(names).size).toBe(names.length);
});
