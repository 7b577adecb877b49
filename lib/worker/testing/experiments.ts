import type { Computed } from '@/lib/experiments/contract';
import type { Experiments } from '@/lib/experiments/entry';
import { experiment } from '@/lib/experiments/entry';
import { giveWay } from '@/lib/experiments/giveWay';
import { checkMemory } from '@/lib/experiments/memory';
import type { ParamSpecs } from '@/lib/params/spec';

/**
 * Experiments that exist only in tests: a quick one, a long one, one that is kept, one that comes in layers, and four that go wrong, each
 * in its own way.
 */
const params = { n: { kind: 'number', default: 1, min: 0, max: 1000, step: 1 } } as const satisfies ParamSpecs;

function definition(id: string) {
  return { id, version: 1, params, assets: [], formula: 'n', lesson: 'none' } as const;
}

function frame(n: number, done: boolean): Computed {
  const grids = { squares: { values: Float64Array.of(n, n * n), rows: 1, cols: 2 } };
  return { scalars: { n }, grids, series: {}, labels: {}, notes: [], done };
}

/** The run that is kept: a later one takes its place. */
let latest: { readonly run: number; readonly n: number } | undefined;
let runs = 0;

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
  /** Its grid stays in the run: [3, 2] of 10n … 10n + 5. The scalar counts all runs there ever were. */
  kept: experiment(definition('kept'), async () => ({
    async *compute({ n }) {
      const run = ++runs;
      latest = { run, n };
      const numbers = () =>
        latest?.run === run
          ? { values: Float32Array.from({ length: 6 }, (_, i) => 10 * latest!.n + i), rows: 3, cols: 2 }
          : undefined;
      yield { ...frame(n, true), scalars: { n, runs }, grids: { numbers } };
    },
  })),
  /** n layers, one frame and one word on the progress for each; layer i's grid is there from the i-th frame on. */
  layers: experiment(definition('layers'), async () => ({
    async *compute({ n }, { signal, report }) {
      const grids: Record<string, Computed['grids'][string]> = {};
      for (let layer = 1; layer <= n; layer++) {
        grids[`layer.${layer}`] = { values: Float32Array.of(layer), rows: 1, cols: 1 };
        report?.({ done: layer, total: n, unit: 'layers' });
        yield { ...frame(n, layer === n), scalars: { n, layer }, grids: { ...grids } };
        await giveWay(signal, 0);
      }
    },
  })),
  /** Wants n bytes. */
  hungry: experiment(definition('hungry'), async () => ({
    async *compute({ n }, { memory }) {
      checkMemory(n, memory, ['n']);
      yield frame(n, true);
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
