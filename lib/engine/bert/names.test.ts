import { expect, test } from 'vitest';
import { bertConfig } from './config';
import { type ActivationName, type GradientName, type ParameterName, parameterNames } from './names';

test('a misspelt name does not compile', () => {
  const activation: ActivationName = 'encoder.layer.11.attention.self.scores_unscaled';
  const parameter: ParameterName = 'encoder.layer.0.attention.output.LayerNorm.weight';
  const gradients: GradientName[] = [activation, parameter];
  // @ts-expect-error: PyTorch writes LayerNorm
  const wrongCase: ActivationName = 'encoder.layer.0.output.layerNorm';
  // @ts-expect-error: an activation has no weight
  const noWeight: ParameterName = 'encoder.layer.0.attention.self.probs.weight';
  // @ts-expect-error: a layer is numbered
  const noNumber: ActivationName = 'encoder.layer.first.output.sum';
  expect(new Set([...gradients, wrongCase, noWeight, noNumber]).size).toBe(5);
});

test('parameters come in the order of the PyTorch module, layer by layer', () => {
  const names = parameterNames(bertConfig({ numHiddenLayers: 2 }));
  expect(names).toHaveLength(5 + 2 * 16);
  expect(new Set(names).size).toBe(names.length);
  expect(names.slice(3, 7)).toEqual([
    'embeddings.LayerNorm.weight',
    'embeddings.LayerNorm.bias',
    'encoder.layer.0.attention.self.query.weight',
    'encoder.layer.0.attention.self.query.bias',
  ]);
  expect(names.at(-1)).toBe('encoder.layer.1.output.LayerNorm.bias');
});
