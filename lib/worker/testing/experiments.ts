import type { Frame } from '@/lib/experiments/contract';
import type { Experiments } from '@/lib/experiments/entry';
import { experiment } from '@/lib/experiments/entry';
import { giveWay } from '@/lib/experiments/giveWay';
import type { ParamSpecs } from '@/lib/params/spec';

/** Experiments that exist only in tests: a quick one, a long one, and three that go wrong, each in its own way. */
const params = { n: { kind: 'number', default: 1, min: 0, max: 1000, step: 1 } } as const satisfies ParamSpecs;

function definition(id: string) {
  return { id, version: 1, params, assets: [], formula: 'n', lesson: 'none' } as const;
}

function frame(n: number, done: boolean): Frame {
  const grids = { squares: { values: Float64Array.of(n, n * n), rows: 1, cols: 2 } };
  return { scalars: { n }, grids, series: {}, labels: {}, notes: [], done };
}

/** Throws where nobody can catch it, as a bug in a callback would: the worker reports an error event. */
function breakDown(): void {
  setTimeout(() => {
    throw new Error('test: broken down');
  });
}

export const testExperiments = {
  quick: experiment(definition('quick'), async () => ({
    async *compute({ n }) {
      yield frame(n, true);
    },
  })),
  long: experiment(definition('long'), async () => ({
    async *compute({ n }, { signal }) {
      for (let i = 0; ; i++) {
        yield frame(n + i, false);
        await giveWay(signal, 0);
      }
    },
  })),
  wrong: experiment(definition('wrong'), async () => ({
    // biome-ignore lint/correctness/useYield: it never gets that far.
    async *compute() {
      throw new Error('linear: weight has 5 entries, expected in 4');
    },
  })),
  /** Breaks the worker down whenever n is 13. */
  unlucky: experiment(definition('unlucky'), async () => ({
    async *compute({ n }, { signal }) {
      yield frame(n, n !== 13);
      if (n !== 13) return;
      breakDown();
      for (;;) await giveWay(signal, 0);
    },
  })),
  /** Never gives way: the worker hears nothing any more. */
  stuck: experiment(definition('stuck'), async () => ({
    async *compute() {
      yield frame(0, false);
      for (let now = 0; ; now++) Math.hypot(now);
    },
  })),
} satisfies Experiments;
