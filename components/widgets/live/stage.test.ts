import { describe, expect, it } from 'vitest';
import type { Frame } from '@/lib/experiments/contract';
import { rowOf } from '@/lib/experiments/shownGrids';
import type { Grid } from '@/lib/grid';
import type { Running } from '@/lib/worker/client';
import type { Listener } from '@/lib/worker/jobs';
import { createStage, type Drawn } from './stage';
import type { Values } from './values';

const grid = (value: number): Grid => ({ values: Float32Array.of(value), rows: 1, cols: 1 });
const frame = (n: number, grids: Frame['grids'] = {}, done = true): Frame => ({
  scalars: { n },
  grids,
  series: {},
  labels: {},
  notes: [],
  done,
});

/** A figure that shows `picture` always, and row `row` of the weight. */
function setUp() {
  let view: Values = { row: 0 };
  let drawn: Drawn | undefined;
  let draws = 0;
  const failures: string[] = [];
  const stage = createStage({
    shown: ({ row }) => ['picture', rowOf('weight', Number(row))],
    viewParams: () => view,
    drawn: () => drawn,
    onFrame: () => {},
    onDrawn: now => {
      drawn = now;
      draws++;
    },
    onFailed: ({ message }) => failures.push(message),
  });
  return {
    stage,
    failures,
    look: (row: number) => {
      view = { row };
      stage.update();
    },
    row: () => drawn?.params.row,
    value: (name: string) => drawn?.frame.grids[name]?.values[0],
    n: () => drawn?.frame.scalars.n,
    draws: () => draws,
  };
}

/** A run whose late wishes are answered by hand. */
function worker() {
  const wishes: { shown: readonly string[]; listener: Listener }[] = [];
  const run: Running = { cancel: () => {}, more: (shown, listener) => void wishes.push({ shown, listener }) };
  const answer = (grids: Frame['grids'], at = wishes.length - 1) => {
    wishes[at]?.listener.onGrids?.(grids);
    wishes[at]?.listener.onDone?.();
  };
  return { run, wishes, answer };
}

const whole = { picture: grid(1), 'weight[0]': grid(10) };
const wish = ['picture', 'weight[0]'];

describe('what a View draws', () => {
  it('is the frame at once where all that it shows came along, and nothing is asked', () => {
    const { stage, n, row } = setUp();
    const { run, wishes } = worker();
    stage.stand({ frame: frame(1, whole), params: { row: 0 }, run, wish });
    expect([n(), row()]).toEqual([1, 0]);
    expect(wishes).toEqual([]);
  });

  it('waits with another row until the row is there', () => {
    const { stage, look, row, value } = setUp();
    const { run, wishes, answer } = worker();
    stage.stand({ frame: frame(1, whole), params: {}, run, wish });
    look(3);
    expect(row()).toBe(0);
    expect(wishes.map(({ shown }) => shown)).toEqual([['weight[3]']]);
    answer({ 'weight[3]': grid(13) });
    expect([row(), value('weight[3]'), value('picture')]).toEqual([3, 13, 1]);
    // It has both now, and goes back and forth by itself.
    look(0);
    look(3);
    expect(wishes).toHaveLength(1);
  });

  it('asks once for what is on its way, and lets an older wish go', () => {
    const { stage, look, row } = setUp();
    const { run, wishes, answer } = worker();
    stage.stand({ frame: frame(1, whole), params: {}, run, wish });
    look(3);
    look(3);
    look(4);
    expect(wishes.map(({ shown }) => shown)).toEqual([['weight[3]'], ['weight[4]']]);
    answer({ 'weight[4]': grid(14) });
    expect(row()).toBe(4);
    // The worker has given up row 3: it is asked for again.
    look(3);
    expect(wishes.at(-1)?.shown).toEqual(['weight[3]']);
  });

  it('is drawn without what the run does not have, and does not ask for it twice', () => {
    const { stage, look, row, value } = setUp();
    const { run, wishes, answer } = worker();
    stage.stand({ frame: frame(1, { picture: grid(1) }, false), params: {}, run, wish });
    expect([row(), value('picture'), value('weight[0]')]).toEqual([0, 1, undefined]);
    look(5);
    answer({});
    expect(row()).toBe(5);
    look(5);
    expect(wishes).toHaveLength(1);
  });

  it('is drawn without it too where the worker fails, which is said', () => {
    const { stage, look, row, failures } = setUp();
    const { run, wishes } = worker();
    stage.stand({ frame: frame(1, whole), params: {}, run, wish });
    look(3);
    wishes[0]?.listener.onFailed?.({ kind: 'failed', message: 'broken' });
    expect([row(), failures]).toEqual([3, ['broken']]);
  });

  it('takes no rows of one run for those of another', () => {
    const { stage, look, n, row, value } = setUp();
    const [older, newer] = [worker(), worker()];
    stage.stand({ frame: frame(1, whole), params: {}, run: older.run, wish });
    look(3);
    stage.stand({ frame: frame(2, whole), params: {}, run: newer.run, wish });
    older.answer({ 'weight[3]': grid(13) });
    expect([n(), row()]).toEqual([1, 0]);
    newer.answer({ 'weight[3]': grid(23) });
    expect([n(), row(), value('weight[3]')]).toEqual([2, 3, 23]);
  });

  it('is left alone where nothing changed, and keeps its parameters while only grids come', () => {
    const { stage, look, draws } = setUp();
    const { run } = worker();
    stage.stand({ frame: frame(1, whole), params: {}, run, wish });
    look(0);
    expect(draws()).toBe(1);
  });
});

describe('a computation that is stopped', () => {
  it('gives the last complete frame back, and asks its run for what that lacks', () => {
    const { stage, look, n, row } = setUp();
    const [first, second] = [worker(), worker()];
    stage.stand({ frame: frame(1, whole), params: {}, run: first.run, wish });
    stage.stand({ frame: frame(2, whole, false), params: {}, run: second.run, wish });
    look(3);
    expect(stage.restore()?.frame.scalars.n).toBe(1);
    first.answer({ 'weight[3]': grid(13) });
    expect([n(), row()]).toEqual([1, 3]);
  });

  it('keeps what was drawn where nothing was ever complete, or nothing new had come', () => {
    const { stage, n } = setUp();
    const { run } = worker();
    stage.stand({ frame: frame(2, whole, false), params: {}, run, wish });
    expect(stage.restore()).toBeUndefined();
    stage.stand({ frame: frame(3, whole), params: {}, run, wish });
    expect(stage.restore()).toBeUndefined();
    expect(n()).toBe(3);
  });
});
