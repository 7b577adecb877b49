import { describe, expect, it } from 'vitest';
import { tolerance } from '../fixtures/agreement';
import { architectureDifferences, architectureRun, variants } from '../fixtures/architectureRun';
import { goldenDifferences, goldenRun } from '../fixtures/goldenRun';
import { type Kernels, loadKernels } from './kernels';

/** The SIMD binary: a relaxed multiply-add may differ between machines in its last bits. */
const kernels = await loadKernels({ variant: 'simd' });

function onTape(check: (ops: ReturnType<Kernels['record']>['ops']) => ReadonlyMap<string, number>): void {
  if (!kernels) throw new Error('no WebAssembly SIMD here');
  const tape = kernels.record();
  const differences = check(tape.ops);
  expect(differences.size).toBeGreaterThan(50);
  const off = [...differences].filter(([, difference]) => !(difference <= tolerance.float32));
  expect(off).toEqual([]);
  // It was computed by kernels: nothing ran that the tape doesn't know.
  expect(tape.length).toBeGreaterThan(80);
  tape.release();
}

describe('kernels against PyTorch', () => {
  it('every activation and gradient of bert-small is as transformers.BertModel has it', () => {
    onTape(ops => goldenDifferences(goldenRun('float32', ops)));
  });

  it.each(variants)(
    'every activation, gradient and skip-only gradient of the architecture %s is as PyTorch has it',
    variant => {
      onTape(ops => architectureDifferences(architectureRun(variant, 'float32', ops)));
    },
  );
});
