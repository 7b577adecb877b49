import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesNeeded } from '../bert/encoderCost';
import type { BertRun } from '../bert/run';
import { difference, tolerance } from '../fixtures/agreement';
import { type Case, cases, passThrough, tensorsOf } from '../fixtures/arbitraryRun';
import { kernelsOf, variants } from '../fixtures/kernelVariants';
import type { Tensor } from '../tensor';
import type { Kernels } from './kernels';

it('both binaries are put to the test', () => {
  expect(variants).toEqual(['simd', 'relaxed']);
});

/** Both tiles too, since which one serves is decided by a trial. */
const tried = variants.flatMap(variant => ([5, 6] as const).map(tileRows => ({ variant, tileRows })));

function expectSame(ours: BertRun, theirs: ReadonlyMap<string, Tensor>): void {
  const mine = tensorsOf(ours);
  expect([...mine.keys()]).toEqual([...theirs.keys()]);
  for (const [name, x] of theirs) {
    expect(mine.get(name)!.shape, name).toEqual(x.shape);
    // A masked score is the most negative number: beside it the others would weigh nothing.
    const open = (value: number) => value > -1e30;
    const [a, b] = [mine.get(name)!.data, x.data];
    expect(difference(a, b), name).toBeLessThanOrEqual(tolerance.float32);
    if (name.endsWith('scores_masked')) {
      expect(difference(a.filter(open), b.filter(open)), name).toBeLessThanOrEqual(tolerance.float32);
    }
  }
}

/** One in some thousand cases has a relu's kink where its two sides round apart: the same cases every time. */
const seed = 1;

/** Copies of all numbers of a run, to be compared bit for bit. */
const bits = (run: BertRun) => new Map([...tensorsOf(run)].map(([name, x]) => [name, x.data.slice()]));

describe.each(tried)('$variant, $tileRows rows to a tile', async ({ variant, tileRows }) => {
  const kernels = await kernelsOf(variant, tileRows);
  const recorded = (given: Case, check: (run: BertRun, tape: ReturnType<Kernels['record']>) => void) => {
    const tape = kernels.record();
    try {
      check(passThrough(given, tape.ops), tape);
    } finally {
      tape.release();
    }
    expect(kernels.arena.taken).toBe(0);
  };

  it('forward and backward agree with the reference in every activation and every gradient, whatever the sizes and the architecture', () => {
    fc.assert(
      fc.property(cases, given => {
        const theirs = tensorsOf(passThrough(given, undefined));
        recorded(given, run => expectSame(run, theirs));
      }),
      { numRuns: 150, seed },
    );
  });

  it('a replay gives what the recording gave, bit for bit', () => {
    fc.assert(
      fc.property(cases, given => {
        recorded(given, (run, tape) => {
          const first = bits(run);
          expect(tape.replay()).toBe(tape.length);
          expect(bits(run)).toEqual(first);
        });
      }),
      { numRuns: 40, seed },
    );
  });

  it('a recording takes exactly the bytes that were predicted for it', () => {
    fc.assert(
      fc.property(cases, given => {
        const { config, ids, training, attentionMask } = given;
        fc.pre('row' in given.stateDict['embeddings.word_embeddings.weight']);
        const shape = { batch: ids.length, tokens: ids[0]!.length, backward: true };
        const predicted = bytesNeeded(kernels, config, { ...shape, training: !!training, mask: !!attentionMask });
        recorded(given, (_run, tape) => {
          // dOut of the case comes from outside and is copied in; the prediction's own is an input. Both take the same place.
          expect(tape.bytes).toBe(predicted);
        });
      }),
      { numRuns: 40, seed },
    );
  });
});
