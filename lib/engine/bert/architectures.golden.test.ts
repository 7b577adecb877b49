import { describe, expect, it } from 'vitest';
import { tolerance } from '../fixtures/agreement';
import { precisions } from '../fixtures/arbitrary';
import {
  type ArchitectureRun,
  architectureDifferences,
  architectureRun,
  parameterOrder,
  variants,
} from '../fixtures/architectureRun';
import { layerActivationNames, parameterNames } from './names';

describe.each(variants)('the architecture %s', variant => {
  const runs: Record<string, ArchitectureRun> = {};
  for (const precision of precisions) runs[precision] = architectureRun(variant, precision);
  const { run } = runs.float64!;

  it.each(precisions)('has every activation, gradient and skip-only gradient as PyTorch has it, in %s', precision => {
    const differences = architectureDifferences(runs[precision]!);
    expect(differences.size).toBeGreaterThan(50);
    const off = [...differences].filter(([, difference]) => !(difference <= tolerance[precision]));
    expect(off).toEqual([]);
  });

  it('has the parameters of the PyTorch module, in its order', () => {
    expect(parameterNames(run.config)).toEqual(parameterOrder(variant));
  });

  it('leaves the activations of a layer that its architecture names, in their order, and a gradient for each', () => {
    const layer = Object.keys(run.activations).filter(name => name.startsWith('encoder.layer.1.'));
    const named = layerActivationNames(run.config.architecture).map(name => `encoder.layer.1.${name}`);
    expect(layer.filter(name => !name.endsWith('self.dropout'))).toEqual(named);
    for (const name of Object.keys(run.activations)) expect(Object.keys(run.gradients)).toContain(name);
  });

  it('has a gradient for every parameter that it passes', () => {
    const passed = (name: string) => run.config.addPoolingLayer || !name.startsWith('embeddings.');
    const gradients = Object.keys(run.gradients);
    for (const name of parameterNames(run.config).filter(passed)) expect(gradients).toContain(name);
  });
});
