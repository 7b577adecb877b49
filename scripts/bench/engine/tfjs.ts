import * as tf from '@tensorflow/tfjs-core';
import { startTfjs, tfjsEncoder } from '../tfjsEncoder';
import { asInOut, parameterOf } from '../weights';
import type { Prepare } from './contender';

/** TensorFlow.js's WebAssembly on one thread; only the last hidden state comes back. */
export const tfjs: Prepare = async ({ config, stateDict, shape: { tokens }, x }) => {
  await startTfjs();
  const held: tf.Tensor[] = [];
  const hold = (values: Float32Array, sizes: readonly number[]) => {
    const made = tf.tensor(values, sizes);
    held.push(made);
    return made;
  };
  const parameter = (name: string) => {
    const { data, shape } = asInOut(parameterOf(stateDict, name));
    return hold(data, shape);
  };
  const encode = tfjsEncoder({ config, batch: 1, tokens, parameter });
  const input = hold(x.data, [tokens, config.hiddenSize]);
  let out = new Float32Array();
  return {
    run: () => {
      const y = tf.tidy(() => encode(input));
      out = Float32Array.from(y.dataSync());
      y.dispose();
    },
    output: () => out,
    release: () => {
      for (const each of held) each.dispose();
    },
  };
};
