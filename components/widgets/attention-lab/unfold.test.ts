import { describe, expect, test } from 'vitest';
import { headRows } from '@/lib/experiments/layerTensors';
import { frameOf } from './fixtures/frameOf';
import { chosenOf, entry, gridOf, shownOf } from './shown';
import { snippetOf } from './snippet';
import { type Unfolding, unfold } from './unfold';

async function unfolded(given: Record<string, unknown>, all = false) {
  const { frame, params } = await frameOf(given);
  const shown = shownOf(frame, params);
  const way = unfold(frame, params, shown, chosenOf(params, shown), all);
  if (!way) throw new Error('the frame lacks a row');
  return { frame, shown, way };
}
const line = (way: Unfolding, name: string): readonly number[] => way.lines.find(l => l.name === name)!.values;
const total = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

describe('a cell unfolds into the numbers that made it', () => {
  test('a score: products of q and k, their sum over √d_k', async () => {
    const { frame, way } = await unfolded({ tensor: 'scores', row: 3, col: 2, head: 1 });
    expect(line(way, 'product')).toEqual(line(way, 'q').map((q, i) => q * line(way, 'k')[i]!));
    expect(way.sum).toBeCloseTo(total(line(way, 'product')), 12);
    expect(way.sum / Math.sqrt(8)).toBeCloseTo(way.value, 5);
    expect(way.sum).toBeCloseTo(entry(headRows(gridOf(frame, 'unscaled'), 1), 3, 2), 5);
    expect(way.rest).toBeNull();
  });

  test('a probability: exp over the sum along its row', async () => {
    const { way } = await unfolded({ tensor: 'probs', row: 3, col: 2 });
    expect(line(way, 'exp')[2]! / way.sum).toBeCloseTo(way.value, 5);
    expect(total(line(way, 'prob'))).toBeCloseTo(1, 5);
  });

  test('a probability over the queries: along its column', async () => {
    const { shown, way } = await unfolded({ tensor: 'probs', row: 3, col: 2, axis: 'queries' });
    expect(line(way, 'score')[5]).toBe(entry(shown.scores, 5, 2));
    expect(line(way, 'exp')[3]! / way.sum).toBeCloseTo(way.value, 5);
  });

  test('a probability of large scores: the largest is taken off first', async () => {
    const { way } = await unfolded({ tensor: 'probs', row: 3, col: 2, gain: 4, divisor: 'none' });
    expect(way.shift).toBe(Math.max(...line(way, 'score')));
    expect(Math.max(...line(way, 'exp'))).toBe(1);
    expect(line(way, 'exp')[2]! / way.sum).toBeCloseTo(way.value, 5);
  });

  test('a probability with dropout: what the context uses', async () => {
    const { shown, way } = await unfolded({ tensor: 'probs', row: 3, col: 2, dropout: 0.5 });
    expect(way.value).toBe(entry(shown.weights, 3, 2));
    expect(line(way, 'dropped')).toHaveLength(8);
  });

  test('a row in which every key is masked is even', async () => {
    const { way } = await unfolded({ tensor: 'probs', row: 0, col: 8, padding: 2, axis: 'queries' });
    expect(line(way, 'score').every(score => score === -Infinity)).toBe(true);
    expect(line(way, 'exp')[0]! / way.sum).toBeCloseTo(way.value, 5);
  });

  test('a context: values weighted by the probabilities', async () => {
    const { way } = await unfolded({ tensor: 'context', row: 3, col: 5, dropout: 0.25 });
    expect(way.over).toBe('tokens');
    expect(way.sum).toBeCloseTo(way.value, 5);
  });

  test.each(['q', 'k', 'v'])(
    'a cell of %s: x times a row of the weight, largest products first, the rest as one sum',
    async tensor => {
      const { way } = await unfolded({ tensor, row: 2, col: 7, head: 3 });
      expect(way.count).toBe(32);
      expect(way.terms).toHaveLength(12);
      const sizes = line(way, 'product').map(Math.abs);
      expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
      expect(total(line(way, 'product')) + way.rest!.sum).toBeCloseTo(way.value, 5);
      expect(way.rest!.count).toBe(20);
      const { way: whole } = await unfolded({ tensor, row: 2, col: 7, head: 3 }, true);
      expect(whole.rest).toBeNull();
      expect(total(line(whole, 'product'))).toBeCloseTo(way.value, 5);
    },
  );
});

test('a cell beyond the edge is the last one', async () => {
  const { way } = await unfolded({ tensor: 'context', row: 19, col: 767 });
  expect(way).toMatchObject({ row: 7, col: 7 });
});

test('masked keys are −∞ in the scores that are shown, and only where the mask comes before', async () => {
  for (const [mask, expected] of [
    ['before', 16],
    ['off', 0],
    ['after', 0],
  ] as const) {
    const { frame, params } = await frameOf({ text: 'a b c d e f', padding: 2, mask });
    expect(shownOf(frame, params).scores.values.filter(s => s === -Infinity)).toHaveLength(expected === 0 ? 0 : 20);
  }
});

describe('a cell in PyTorch', () => {
  const code = async (given: Record<string, unknown>) => {
    const { shown, way } = await unfolded(given, true);
    return snippetOf(way, shown, { mask: 'before', axis: 'keys', dropout: 0, ...given });
  };

  test('a score is a product of two vectors, written to the last digit, over the divisor', async () => {
    const { way } = await unfolded({ tensor: 'scores', row: 3, col: 2 }, true);
    const said = await code({ tensor: 'scores', row: 3, col: 2 });
    const numbers = (name: string) =>
      new RegExp(`${name} = torch.tensor\\(\\[([^\\]]*)\\]`)
        .exec(said)![1]!
        .match(/[^\s,]+/g)!
        .map(Number);
    expect(numbers('q').map(Math.fround)).toEqual(line(way, 'q'));
    expect(numbers('k').map(Math.fround)).toEqual(line(way, 'k'));
    expect(said).toContain('cell = q @ k / 2.82842712');
    expect(said.trim().split('\n').at(-1)).toMatch(/^print\(cell\) {2}# -?\d+\.\d{4}$/);
  });

  test('a cell of padding, a dropped one and one along its column say so', async () => {
    expect(await code({ tensor: 'scores', row: 3, col: 9, padding: 2 })).toContain('- torch.inf  # padding');
    expect(await code({ tensor: 'probs', row: 3, col: 9, padding: 2, mask: 'after' })).toContain('masked too late');
    expect(await code({ tensor: 'probs', row: 3, col: 2, axis: 'queries' })).toContain('softmax(-1)[3]');
    expect(await code({ tensor: 'probs', row: 3, col: 2, dropout: 0.5 })).toMatch(
      /cell (\* 0|\/ \(1 - 0\.5\)) {2}# dropout/,
    );
  });
});
