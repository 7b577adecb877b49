import { expect, test } from 'vitest';
import { initBert } from '@/lib/engine/bert/initBert';
import { kernelsFor } from '@/lib/engine/kernels/serve';
import { validate } from '@/lib/params/validate';
import { definition, type EncoderStackParams } from './params';
import { configOf, weightStdOf } from './settings';
import { stackWeights } from './stackWeights';

const configAt = (given: Record<string, unknown>) =>
  configOf(validate(definition, { layers: 12, ...given }).params as EncoderStackParams);
const forever = new AbortController().signal;

test('a layer drawn a chunk at a time holds what initBert draws, biases and norms too', async () => {
  const config = configAt({ hidden: '256', layers: 2 });
  const whole = initBert(config, { seed: 5, init: weightStdOf({ init: 'lecun', hidden: '64' }) });
  const weights = stackWeights(config, 5, weightStdOf({ init: 'lecun', hidden: '64' }));
  let drawn = 0;
  await weights.draw(1, forever, numbers => {
    drawn += numbers;
  });
  expect(drawn).toBe(weights.ofLayer);
  const names = Object.keys(whole).filter(name =>
    name.startsWith('encoder.layer.1.'),
  ) as `encoder.layer.1.output.dense.bias`[];
  expect(names).toHaveLength(16);
  for (const name of names) expect(weights.stateDict[name]!.data, name).toEqual(whole[name]!.data);
});

test('a layer drawn by kernel is the same', async () => {
  const config = configAt({ hidden: '128', layers: 2 });
  const kernels = await kernelsFor({ precision: 'float32', multiplyAdds: Infinity });
  if (!kernels) throw new Error('no kernels here');
  const std = weightStdOf({ init: 'lecun', hidden: '64' });
  const [plain, byKernel] = [stackWeights(config, 5, std), stackWeights(config, 5, std)];
  await plain.draw(1, forever);
  await byKernel.draw(1, forever, undefined, kernels.fillGaussian);
  const name = 'encoder.layer.1.output.dense.weight';
  expect(byKernel.stateDict[name]!.data).toEqual(plain.stateDict[name]!.data);
});

test('layers of a large stack are dropped, those of a small one stay', async () => {
  const name = 'encoder.layer.0.intermediate.dense.weight';
  const large = stackWeights(configAt({ hidden: '512' }), 1, weightStdOf({ init: 'bert', hidden: '512' }));
  await large.draw(0, forever);
  expect(large.stateDict[name]!.data).toHaveLength(512 * 2048);
  const first = large.stateDict[name]!.data;
  const numbers = first.slice(0, 100);
  large.drop(0);
  expect(() => large.stateDict[name]!.data).toThrow(`stackWeights: ${name} is not drawn`);

  // The next layer takes its place, and when the first comes again, its numbers are the same.
  await large.draw(1, forever);
  const next = (['intermediate', 'output'] as const).map(
    end => large.stateDict[`encoder.layer.1.${end}.dense.weight`]!.data,
  );
  expect(next.some(data => data === first)).toBe(true);
  large.drop(1);
  await large.draw(0, forever);
  expect(large.stateDict[name]!.data.slice(0, 100)).toEqual(numbers);

  const small = stackWeights(configAt({ hidden: '64' }), 1, weightStdOf({ init: 'bert', hidden: '512' }));
  await small.draw(0, forever);
  small.drop(0);
  expect(small.stateDict[name]!.data).toHaveLength(64 * 256);
});

test('a drawing that nobody waits for any more stops at the next chunk and leaves nothing half drawn', async () => {
  const abort = new AbortController();
  const weights = stackWeights(configAt({ hidden: '512' }), 1, weightStdOf({ init: 'bert', hidden: '512' }));
  const drawing = weights.draw(0, abort.signal, () => abort.abort(new Error('enough')));
  await expect(drawing).rejects.toThrow('enough');
  expect(() => weights.stateDict['encoder.layer.0.attention.self.query.weight']!.data).toThrow('is not drawn');
});
