import { describe, expect, it } from 'vitest';
import type { ExperimentEntry } from '@/lib/experiments/entry';
import { experiments } from '@/lib/experiments/registry';
import { testExperiments } from '@/lib/worker/testing/experiments';
import { shown } from '../attention-lab/wishes';
import type { ShownGrids } from '../contract';
import { watchFrame } from '../frames';
import { type Instance, type InstanceState, instanceOf } from './instance';

// In Node there is no Worker: the connection falls back to the page, with the very same runner.
let names = 0;
const fresh = (entry: ExperimentEntry, given = {}) => instanceOf(`instance-${++names}`, entry, given);
const lab: ExperimentEntry = experiments['attention-lab'];

function reached({ store }: Instance, there: (now: InstanceState) => boolean): Promise<InstanceState> {
  return new Promise(resolve => {
    const look = () => {
      const now = store.getState();
      if (!there(now)) return;
      stop();
      resolve(now);
    };
    const stop = store.subscribe(look);
    look();
  });
}

function settled({ store }: Instance): Promise<void> {
  return new Promise(resolve => {
    const look = () => {
      const { computing, frame, failure } = store.getState();
      if (computing || !(frame || failure)) return;
      stop();
      resolve();
    };
    const stop = store.subscribe(look);
    look();
  });
}

describe('an instance', () => {
  it('stands at its attributes over the defaults, and its URL leaves those out', () => {
    const instance = fresh(lab, { heads: '2' });
    expect(instance.store.getState().params).toMatchObject({ heads: '2', hidden: '32' });
    expect(instance.raw()).toEqual({});
    instance.set('seed', 5);
    expect(instance.raw()).toEqual({ v: '1', seed: '5' });
    instance.reset();
    expect(instance.raw()).toEqual({});
    expect(instance.store.getState().params.heads).toBe('2');
  });

  it('is the same for all who call it by its name', () => {
    expect(instanceOf('shared', lab, {})).toBe(instanceOf('shared', lab, { heads: '2' }));
  });

  it('computes, publishes the frame, and remembers what it was computed at', async () => {
    const instance = fresh(lab);
    instance.retry();
    await settled(instance);
    const { frame, frameParams, failure } = instance.store.getState();
    expect(failure).toBeUndefined();
    expect(frame?.done).toBe(true);
    expect(frameParams).toEqual(instance.store.getState().params);
    let watched: unknown;
    watchFrame(instance.name, now => {
      watched = now;
    })();
    expect(watched).toBe(frame);
  });

  it('computes nothing when only the view changes', async () => {
    const instance = fresh(lab);
    instance.retry();
    await settled(instance);
    const { frame } = instance.store.getState();
    instance.set('row', 1);
    expect(instance.store.getState()).toMatchObject({ computing: false, frame });
    instance.set('seed', 3);
    expect(instance.store.getState().computing).toBe(true);
  });

  it('draws what it shows and fetches the rows of a cell that is chosen later, for one frame of numbers', async () => {
    const instance = instanceOf(`instance-${++names}`, lab, {}, shown as ShownGrids);
    instance.retry();
    await settled(instance);
    const { frame } = instance.store.getState();
    expect(Object.keys(frame?.grids ?? {}).filter(name => name.includes('weight'))).toEqual([]);
    instance.set('tensor', 'q');
    // The View goes on drawing what it has all of.
    expect(instance.store.getState()).toMatchObject({
      params: { tensor: 'q' },
      drawn: { params: { tensor: 'scores' } },
    });
    const { drawn } = await reached(instance, now => now.drawn?.params.tensor === 'q');
    expect(Object.keys(drawn?.frame.grids ?? {}).filter(name => name.includes('weight'))).toHaveLength(1);
    expect(drawn?.frame.scalars).toBe(frame?.scalars);
  });

  it('says how far it is, and stopped it keeps the picture that was complete', async () => {
    const instance = instanceOf(`instance-${++names}`, lab, {}, shown as ShownGrids);
    instance.retry();
    await settled(instance);
    const before = instance.store.getState();
    instance.set('hidden', '768');
    const { progress } = await reached(instance, now => now.progress !== undefined);
    expect(progress?.unit).toBe('weights');
    instance.cancel();
    const stopped = instance.store.getState();
    expect(stopped).toMatchObject({ computing: false, stopped: true, progress: undefined, params: { hidden: '768' } });
    expect(stopped.frame).toBe(before.frame);
    expect(stopped.frameParams).toBe(before.frameParams);
    instance.set('hidden', '64');
    expect(instance.store.getState()).toMatchObject({ computing: true, stopped: false });
    await settled(instance);
    expect(instance.store.getState().drawn?.params.hidden).toBe('64');
  });

  it('loads a link as a whole: what it does not mention goes back; and notes what was wrong', () => {
    const instance = fresh(lab);
    instance.set('seed', 5);
    instance.load({ v: '1', heads: '5', padding: '99' });
    const { params, notes } = instance.store.getState();
    expect(params).toMatchObject({ heads: '4', padding: 4, seed: 29 });
    expect(notes.map(({ code, param }) => `${param}: ${code}`)).toEqual([
      'heads: not-an-option',
      'padding: out-of-range',
    ]);
  });

  it('merges what a host page says into what stands', () => {
    const instance = fresh(lab);
    instance.set('seed', 5);
    instance.merge({ heads: '2', nonsense: 1 });
    expect(instance.store.getState().params).toMatchObject({ heads: '2', seed: 5 });
    expect(instance.store.getState().notes).toMatchObject([{ code: 'unknown', param: 'nonsense' }]);
  });

  it('keeps what the reader moved and says what gave way', () => {
    const instance = fresh(lab);
    instance.set('heads', '12');
    expect(instance.store.getState().params.heads).toBe('12');
    // Said once more as the hand lets go of the slider.
    instance.set('heads', '12');
    expect(instance.store.getState().notes).toMatchObject([{ code: 'conflict', param: 'hidden' }]);
  });

  it('leaves what is locked where it is, whoever pulls', () => {
    const instance = fresh(lab, { heads: '12', hidden: '96' });
    instance.lock(['heads', 'text']);
    const params = () => instance.store.getState().params;
    instance.set('text', 'mine');
    expect(params().text).toBe('The river bank was steep.');
    // Twelve heads do not divide 64: the nearest width they do divide.
    instance.set('hidden', '64');
    expect(params()).toMatchObject({ heads: '12', hidden: '48' });
    instance.load({ v: '1', heads: '2', seed: '3' });
    expect(params()).toMatchObject({ heads: '12', hidden: '96', seed: 3 });
    expect(instance.store.getState().notes).toEqual([{ code: 'locked', param: 'heads', given: '2', used: '12' }]);
  });

  it('keeps on reset what a host locked, and follows the host', () => {
    const instance = fresh(lab);
    instance.lock(['heads']);
    instance.load({ v: '1', heads: '12', hidden: '48', seed: '3' }, 'host');
    instance.reset();
    expect(instance.store.getState().params).toMatchObject({ heads: '12', hidden: '24', seed: 29 });
    instance.merge({ heads: '2' });
    expect(instance.store.getState().params.heads).toBe('2');
  });

  it('keeps its parameters when the computation fails, and says why', async () => {
    // The site's worker knows no test experiments: asking for one is a failure that the reader sees.
    const instance = fresh(testExperiments.quick, { n: '7' });
    instance.retry();
    await settled(instance);
    expect(instance.store.getState()).toMatchObject({
      params: { n: 7 },
      failure: { kind: 'failed', message: 'run: there is no experiment quick' },
    });
  });
});
