import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { experiments } from '@/lib/experiments/registry';
import type { Place } from '../place';
import { syncWithHash } from './hashSync';
import { instanceOf } from './instance';

const before = location.hash;
let names = 0;
const stops: (() => void)[] = [];

function open(place: Place, hash: string, name = `sync-${++names}`) {
  history.replaceState(history.state, '', hash.replaceAll('NAME', name) || location.pathname + location.search);
  const instance = instanceOf(name, experiments['attention-lab'], {});
  const sync = syncWithHash(instance, place);
  stops.push(sync.stop);
  const params = () => instance.store.getState().params;
  return { name, instance, sync, params };
}

/** As a click on a link within the page. */
async function follow(hash: string) {
  const changed = new Promise(resolve => addEventListener('hashchange', resolve, { once: true }));
  location.hash = hash;
  await changed;
}

beforeEach(() => history.replaceState(history.state, '', location.pathname + location.search));
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  history.replaceState(history.state, '', before || location.pathname + location.search);
});

describe('a figure of a lesson and the hash', () => {
  it('starts at what the hash says of it', () => {
    const { params } = open('lesson', '#softmax~NAME.v=1&NAME.heads=2');
    expect(params().heads).toBe('2');
  });

  it('writes once things have settled, not while a hand still moves', async () => {
    const { name, instance, sync } = open('lesson', '#softmax');
    for (const seed of [1, 2, 3]) {
      instance.set('seed', seed);
      sync.hold();
    }
    await new Promise(resolve => setTimeout(resolve, 450));
    expect(location.hash).toBe('#softmax');
    sync.changed();
    await expect.poll(() => location.hash).toBe(`#softmax~${name}.v=1&${name}.seed=3`);
    instance.reset();
    sync.changed();
    await expect.poll(() => location.hash).toBe('#softmax');
  });

  it('keeps its state, in the hash too, when a heading is followed', async () => {
    const { name, instance, sync, params } = open('lesson', '#softmax');
    instance.set('seed', 3);
    sync.changed();
    await expect.poll(() => location.hash).toContain('seed=3');
    await follow('#mask');
    expect(params().seed).toBe(3);
    expect(location.hash).toBe(`#mask~${name}.v=1&${name}.seed=3`);
  });

  it('follows a link within the page that sets it, and leaves its neighbours alone', async () => {
    const first = open('lesson', '');
    const second = open('lesson', '');
    first.instance.set('seed', 3);
    second.instance.set('seed', 4);
    await follow(`#mask~${first.name}.v=1&${first.name}.seed=5`);
    expect(first.params().seed).toBe(5);
    expect(second.params().seed).toBe(4);
    expect(location.hash).toContain(`${second.name}.seed=4`);
  });

  it('keeps what the hash says of figures that still sleep', async () => {
    const { instance, sync } = open('lesson', '#a~asleep.v=1&asleep.heads=2');
    instance.set('seed', 3);
    sync.changed();
    await expect.poll(() => location.hash).toContain('seed=3');
    expect(location.hash).toContain('asleep.v=1&asleep.heads=2');
  });
});

describe('an embed and the hash', () => {
  it('reads it flat and keeps hide, lock and theme when it writes', async () => {
    const { instance, sync, params } = open('embed', '#v=1&heads=2&hide=seed&theme=dark');
    expect(params().heads).toBe('2');
    expect(instance.store.getState().notes).toEqual([]);
    instance.set('padding', 2);
    sync.changed();
    await expect.poll(() => location.hash).toBe('#v=1&heads=2&padding=2&hide=seed&theme=dark');
  });
});
