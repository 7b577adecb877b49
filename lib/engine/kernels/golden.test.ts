import { describe, expect, it } from 'vitest';
import { tolerance } from '../fixtures/agreement';
import { architectureDifferences, architectureRun, variants as architectures } from '../fixtures/architectureRun';
import { goldenDifferences, goldenRun } from '../fixtures/goldenRun';
import { kernelsOf, variants } from '../fixtures/kernelVariants';
import type { Ops } from '../functional/ops';

describe.each(variants)('kernels in %s against PyTorch', async variant => {
  const kernels = await kernelsOf(variant);

  function onTape(check: (ops: Ops) => ReadonlyMap<string, number>): void {
    const tape = kernels.record();
    const differences = check(tape.ops);
    expect(differences.size).toBeGreaterThan(50);
    const off = [...differences].filter(([, difference]) => !(difference <= tolerance.float32));
    expect(off).toEqual([]);
    // It was computed by kernels: nothing ran that the tape doesn't know.
    expect(tape.length).toBeGreaterThan(80);
    tape.release();
  }

  it('every activation and gradient of bert-small is as transformers.BertModel has it', () => {
    onTape(ops => goldenDifferences(goldenRun('float32', ops)));
  });

  it.each(architectures)(
    'every activation, gradient and skip-only gradient of the architecture %s is as PyTorch has it',
    architecture => {
      onTape(ops => architectureDifferences(architectureRun(architecture, 'float32', ops)));
    },
  );
});
