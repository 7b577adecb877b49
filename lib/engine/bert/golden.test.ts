import { describe, expect, it } from 'vitest';
import { tolerance } from '../fixtures/agreement';
import { precisions } from '../fixtures/arbitrary';
import { goldenDifferences, goldenRun } from '../fixtures/goldenRun';
import { embeddingActivations, layerActivations, parameterNames } from './names';

describe.each(precisions)('on fixture bert-small in %s', precision => {
  const golden = goldenRun(precision);
  const differences = goldenDifferences(golden);
  const activations = [
    ...embeddingActivations,
    ...[0, 1].flatMap(layer => layerActivations.map(name => `encoder.layer.${layer}.${name}`)),
  ].filter(name => !name.endsWith('self.dropout')); // Recorded in training only.
  const gradients = [...activations, ...parameterNames(golden.run.config)].map(name => `grad.${name}`);
  const open = [0, 1].map(layer => `encoder.layer.${layer}.attention.self.scores_masked (open)`);

  it('the fixture, and our run, hold every activation and every gradient and nothing else', () => {
    expect([...differences.keys()].sort()).toEqual([...activations, ...open, ...gradients].sort());
  });

  it.each([...activations, ...open, ...gradients])('%s matches transformers.BertModel', name => {
    expect(differences.get(name)).toBeLessThanOrEqual(tolerance[precision]);
  });
});
