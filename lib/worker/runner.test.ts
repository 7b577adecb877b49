import { describe, expect, it } from 'vitest';
import type { Claim } from '@/lib/claims/contract';
import type { Request, Response } from './protocol';
import { createRunner } from './runner';
import { testExperiments } from './testing/experiments';

const ten: Claim = {
  id: 'ten',
  expected: 10,
  tolerance: 0,
  digits: { style: 'integer' },
  kind: 'exact',
  compute: seed => ({ value: 10 + seed, calculation: '10 + seed' }),
};

function setUp() {
  const responses: Response[] = [];
  const waiting: { test: (response: Response) => boolean; found: () => void }[] = [];
  const handle = createRunner({
    experiments: testExperiments,
    claims: { lesson: async () => ({ claims: [ten] }) },
    post: response => {
      responses.push(response);
      for (const { test, found } of waiting) if (test(response)) found();
    },
  });
  const until = (test: (response: Response) => boolean) =>
    new Promise<void>(found => {
      if (responses.some(test)) found();
      else waiting.push({ test, found });
    });
  const ended = (job: number) =>
    until(
      response => 'job' in response && response.job === job && ['done', 'failed', 'superseded'].includes(response.type),
    );
  const of = (job: number) =>
    responses.filter(response => 'job' in response && response.job === job).map(({ type }) => type);
  return { handle, responses, until, ended, of };
}

const run = (job: number, experiment: string, n: number, channel = 'a'): Request => ({
  type: 'run',
  job,
  channel,
  experiment,
  params: { n },
});

describe('the runner', () => {
  it('answers a quick experiment with its frame and done', async () => {
    const { handle, responses, ended } = setUp();
    handle(run(1, 'quick', 3));
    await ended(1);
    expect(responses).toMatchObject([
      { type: 'frame', job: 1, frame: { scalars: { n: 3 } } },
      { type: 'done', job: 1 },
    ]);
  });

  it('computes only the last of many requests on a channel', async () => {
    const { handle, ended, of } = setUp();
    for (let job = 1; job <= 10; job++) handle(run(job, 'quick', job));
    await ended(10);
    for (let job = 1; job < 10; job++) expect(of(job)).toEqual(['superseded']);
    expect(of(10)).toEqual(['frame', 'done']);
  });

  it('stops a long experiment for a newer request on its channel, and lets other channels be', async () => {
    const { handle, until, ended, of, responses } = setUp();
    handle(run(1, 'long', 0, 'a'));
    handle(run(2, 'long', 0, 'b'));
    await until(response => response.type === 'frame' && response.job === 1);
    handle(run(3, 'quick', 7, 'a'));
    await ended(3);
    const before = of(1).length;
    const count = of(2).length;
    await until(response => response.type === 'frame' && response.job === 2 && response.frame.scalars.n! > count + 3);
    expect(of(1)).toHaveLength(before);
    expect(of(1).at(-1)).toBe('superseded');
    handle({ type: 'cancel', job: 2 });
    expect(responses.at(-1)).toEqual({ type: 'superseded', job: 2 });
  });

  it('says nothing more of a cancelled job', async () => {
    const { handle, until, of } = setUp();
    handle(run(1, 'long', 0));
    await until(response => response.type === 'frame');
    handle({ type: 'cancel', job: 1 });
    const said = of(1);
    handle(run(2, 'quick', 1, 'b'));
    await until(response => response.type === 'done');
    expect(of(1)).toEqual(said);
  });

  it('reports what an experiment throws, in its own words', async () => {
    const { handle, responses, ended } = setUp();
    handle(run(1, 'wrong', 0));
    await ended(1);
    expect(responses).toEqual([{ type: 'failed', job: 1, message: 'linear: weight has 5 entries, expected in 4' }]);
  });

  it.each(['nonsense', '__proto__', 'constructor'])('reports that there is no experiment %s', async experiment => {
    const { handle, responses, ended } = setUp();
    handle(run(1, experiment, 0));
    await ended(1);
    expect(responses).toEqual([{ type: 'failed', job: 1, message: `run: there is no experiment ${experiment}` }]);
  });

  it('computes a claim with the seed it is given, and reports one that is not there', async () => {
    const { handle, responses, ended } = setUp();
    const claim = (job: number, id: string): Request => ({
      type: 'claim',
      job,
      channel: `c${job}`,
      lesson: 'lesson',
      claim: id,
      seed: 5,
    });
    handle(claim(1, 'ten'));
    handle(claim(2, 'eleven'));
    await Promise.all([ended(1), ended(2)]);
    expect(responses).toContainEqual({ type: 'claimed', job: 1, result: { value: 15, calculation: '10 + seed' } });
    expect(responses).toContainEqual({
      type: 'failed',
      job: 2,
      message: 'claim: there is no claim eleven in lesson lesson',
    });
  });

  it('answers a ping while it works', async () => {
    const { handle, responses, until } = setUp();
    handle(run(1, 'long', 0));
    await until(response => response.type === 'frame');
    handle({ type: 'ping' });
    expect(responses.at(-1)).toEqual({ type: 'alive' });
    handle({ type: 'cancel', job: 1 });
  });
});

describe('what is shown of a run', () => {
  const kept = (job: number, n: number, shown: readonly string[], channel = 'a'): Request => ({
    ...(run(job, 'kept', n, channel) as Extract<Request, { type: 'run' }>),
    shown,
    keep: true,
  });
  const more = (job: number, of: number, n: number, shown: readonly string[], channel = 'a'): Request => ({
    type: 'grids',
    job,
    channel,
    of,
    experiment: 'kept',
    params: { n },
    shown,
  });
  const gridsOf = (responses: readonly Response[], job: number) =>
    responses.flatMap(response => {
      if (!('job' in response) || response.job !== job) return [];
      if (response.type === 'frame') return [response.frame.grids];
      return response.type === 'grids' ? [response.grids] : [];
    });
  const runsOf = (responses: readonly Response[]) =>
    Math.max(...responses.map(response => (response.type === 'frame' ? response.frame.scalars.runs! : 0)));

  it('is all that a frame brings, and a later wish is answered without computing again', async () => {
    const { handle, responses, ended } = setUp();
    handle(kept(1, 4, ['numbers[0]']));
    await ended(1);
    handle(more(2, 1, 4, ['numbers[:, 1]', 'nonsense']));
    await ended(2);
    expect(gridsOf(responses, 1)).toEqual([{ 'numbers[0]': { values: Float32Array.of(40, 41), rows: 1, cols: 2 } }]);
    expect(gridsOf(responses, 2)).toEqual([
      { 'numbers[:, 1]': { values: Float32Array.of(41, 43, 45), rows: 3, cols: 1 } },
    ]);
    const before = runsOf(responses);
    handle(kept(3, 4, []));
    await ended(3);
    // The wish in between was no run of its own.
    expect(runsOf(responses)).toBe(before + 1);
  });

  it('is computed again where another run has taken its place', async () => {
    const { handle, responses, ended } = setUp();
    handle(kept(1, 4, []));
    await ended(1);
    handle(kept(2, 7, [], 'b'));
    await ended(2);
    handle(more(3, 1, 4, ['numbers[2]']));
    await ended(3);
    expect(gridsOf(responses, 3)).toEqual([{ 'numbers[2]': { values: Float32Array.of(44, 45), rows: 1, cols: 2 } }]);
    // From then on it is kept again.
    handle(more(4, 1, 4, ['numbers[0]']));
    await ended(4);
    handle(kept(5, 0, []));
    await ended(5);
    expect(runsOf(responses)).toBe(
      runsOf(
        responses.slice(
          0,
          responses.findIndex(r => 'job' in r && r.job === 3),
        ),
      ) + 2,
    );
  });

  it('is computed again by a worker that was not there when it was first', async () => {
    const { handle, responses, ended } = setUp();
    handle(more(9, 3, 2, ['numbers[0]']));
    await ended(9);
    expect(gridsOf(responses, 9)).toEqual([{ 'numbers[0]': { values: Float32Array.of(20, 21), rows: 1, cols: 2 } }]);
  });

  it('is left to the run that is under way, which has overwritten it', async () => {
    const { handle, responses, until, ended } = setUp();
    handle({ ...(run(1, 'long', 0) as Extract<Request, { type: 'run' }>), keep: true });
    await until(response => response.type === 'frame');
    handle(more(2, 99, 4, ['numbers']));
    await ended(2);
    expect(gridsOf(responses, 2)).toEqual([]);
    handle({ type: 'cancel', job: 1 });
  });

  it('gives up an older wish for a newer one, and any for a new run', async () => {
    const { handle, ended, of } = setUp();
    handle(kept(1, 4, []));
    await ended(1);
    handle(more(2, 1, 4, ['numbers[0]']));
    handle(more(3, 1, 4, ['numbers[1]']));
    handle(kept(4, 5, []));
    await ended(4);
    expect([of(2), of(3), of(4)]).toEqual([['superseded'], ['superseded'], ['frame', 'done']]);
  });
});

describe('a long job', () => {
  it('says how far it is, a word now and then, and the last one always', async () => {
    const { handle, responses, ended } = setUp();
    handle(run(1, 'layers', 400));
    await ended(1);
    const words = responses.flatMap(response => (response.type === 'progress' ? [response.progress] : []));
    expect(words[0]).toEqual({ done: 1, total: 400, unit: 'layers' });
    expect(words.at(-1)).toEqual({ done: 400, total: 400, unit: 'layers' });
    expect(words.length).toBeLessThan(400);
  });
});

describe('a job that needs more memory than the device has', () => {
  it('fails with what it needs, what there is, and what to make smaller', async () => {
    const { handle, responses, ended } = setUp();
    handle({ type: 'device', memory: 500 });
    handle(run(1, 'hungry', 501));
    handle(run(2, 'hungry', 500, 'b'));
    await Promise.all([ended(1), ended(2)]);
    expect(responses.find(response => response.type === 'failed')).toEqual({
      type: 'failed',
      job: 1,
      message: '501 bytes are needed, 500 can be had',
      memory: { needed: 501, available: 500, reduce: ['n'] },
    });
    expect(responses).toContainEqual({ type: 'done', job: 2 });
  });
});
