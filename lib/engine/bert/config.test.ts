import { expect, test } from 'vitest';
import { bertConfig } from './config';
import { parameterNames } from './names';
import { parameterShape } from './stateDict';

const count = (changes: Parameters<typeof bertConfig>[0], part = '') => {
  const config = bertConfig(changes);
  return parameterNames(config)
    .filter(name => name.includes(part))
    .reduce((sum, name) => sum + parameterShape(config, name).shape.reduce((product, size) => product * size, 1), 0);
};

test('the defaults are bert-base-uncased: 7,087,872 parameters a layer, 85,054,464 in 12, 109,482,240 with the pooler', () => {
  expect(count({}, 'encoder.layer.0.')).toBe(7_087_872);
  expect(count({}, 'encoder.')).toBe(85_054_464);
  const pooler = 768 * 768 + 768;
  expect(count({}) + pooler).toBe(109_482_240);
  expect(count({ vocabSize: 21128 }) + pooler).toBe(102_267_648);
});

test('the modules of a layer have 592,128, 2,362,368 and 2,361,600 parameters', () => {
  expect(count({}, 'encoder.layer.3.attention.output.')).toBe(592_128);
  expect(count({}, 'encoder.layer.3.intermediate.')).toBe(2_362_368);
  expect(count({}, 'encoder.layer.3.output.')).toBe(2_361_600);
});

test('sizes that do not fit together are named', () => {
  expect(() => bertConfig({ numAttentionHeads: 5 })).toThrow(
    'bertConfig: hiddenSize 768 is not a multiple of numAttentionHeads 5',
  );
  expect(() => bertConfig({ intermediateSize: 0 })).toThrow(
    'bertConfig: intermediateSize is 0, expected a whole number from 1',
  );
  expect(() => bertConfig({ numHiddenLayers: 1.5 })).toThrow(
    'bertConfig: numHiddenLayers is 1.5, expected a whole number from 0',
  );
});
