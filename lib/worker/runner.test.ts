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
