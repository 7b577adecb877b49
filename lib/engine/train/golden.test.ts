import { describe, expect, it } from 'vitest';
import type { Architecture } from '../bert/architecture';
import { type BertConfig, bertConfig } from '../bert/config';
import { parseHuggingFaceConfig } from '../checkpoint/huggingFaceConfig';
import { difference } from '../fixtures/agreement';
import { readFixture } from '../fixtures/readFixture';
import { trainedNames } from './model';
import type { Task } from './task';
import { createTrainer, type Trainer, type TrainerOptions } from './trainer';

const fixture = readFixture('training', 'float64');
const { config: c, runs } = JSON.parse(fixture.metadata.training ?? '{}');
const configOf = (architecture: Partial<Architecture>) =>
  bertConfig({
    ...parseHuggingFaceConfig('training', JSON.stringify(c)).config,
    hiddenDropoutProb: 0,
    attentionProbsDropoutProb: 0,
    architecture,
  });

/** The fixture's texts, one after another. */
function recordedTask(): Task {
  const [inputIds, targets] = [fixture.rows('input_ids'), fixture.rows('targets')];
  let text = 0;
  return {
    vocabulary: Array.from({ length: c.vocab_size }, (_, id) => String(id)),
    tokens: inputIds[0]!.length,
    draw: (_, ids, asked) => {
      ids.set(inputIds[text]!);
      asked.set(targets[text++]!);
    },
    bayes: { loss: 0, accuracy: 1 },
  };
}

/** A trainer that stands where PyTorch's run stood before its first step. */
function atStart(
  config: BertConfig,
  options: Pick<TrainerOptions, 'optimizer' | 'schedule' | 'maxNorm' | 'tied'>,
): Trainer {
  const trainer = createTrainer({
    ...options,
    config,
    task: recordedTask(),
    batchSize: 3,
    seed: 0,
    precision: 'float64',
  });
  const state = trainer.save();
  const names = trainedNames(config, options.tied ?? false);
  const parameters = Object.fromEntries(names.map(name => [name, fixture.get(`initial.${name}`).data]));
  trainer.restore({ ...state, parameters });
  return trainer;
}

describe.each(['adam', 'adamVariant', 'adamw', 'sgd', 'momentum'])('the run %s of two layers in float64', name => {
  const { steps, architecture = {}, ...options } = runs[name];
  const config = configOf(architecture);
  const trainer = atStart(config, options);
  const results = Array.from({ length: steps }, () => trainer.step());

  it('has PyTorch’s loss and gradient norm at every step', () => {
    expect(
      difference(
        results.map(({ loss }) => loss),
        fixture.get(`${name}.losses`).data,
      ),
    ).toBeLessThan(1e-8);
    expect(
      difference(
        results.map(({ gradientNorm }) => gradientNorm),
        fixture.get(`${name}.norms`).data,
      ),
    ).toBeLessThan(1e-8);
  });

  it('ends with PyTorch’s parameters', () => {
    const worst = new Map<string, number>();
    for (const parameter of trainedNames(config, options.tied ?? false)) {
      const ours = trainer.parameters[parameter]!.data;
      worst.set(parameter, difference(ours, fixture.get(`${name}.after.${parameter}`).data));
    }
    for (const [parameter, distance] of worst) expect(distance, parameter).toBeLessThan(1e-8);
    // The run went somewhere: its end is not its start.
    const moved = difference(
      trainer.parameters['cls.predictions.decoder.bias'].data,
      fixture.get('initial.cls.predictions.decoder.bias').data,
    );
    expect(moved).toBeGreaterThan(1e-3);
  });

  const moments = name === 'adam' ? ['exp_avg', 'exp_avg_sq'] : [];
  it.each(moments as ('exp_avg' | 'exp_avg_sq')[])('ends with PyTorch’s %s', moment => {
    for (const parameter of trainedNames(config, false)) {
      const ours = trainer.moments[parameter]![moment]!.data;
      expect(difference(ours, fixture.get(`${name}.${moment}.${parameter}`).data), parameter).toBeLessThan(1e-8);
    }
  });
});
