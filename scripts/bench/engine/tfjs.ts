import { setThreadsCount, setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { parameterOf, transposed } from '../weights';
import type { Prepare } from './contender';

/** TensorFlow.js's WebAssembly with SIMD on one thread, each Linear one fused product; only the last hidden state comes back. */
export const tfjs: Prepare = async ({ config, stateDict, x: { data, shape } }) => {
  await startTfjs();
  const { hiddenSize, numAttentionHeads, layerNormEps, numHiddenLayers } = config;
  const [, tokens = 0] = shape;
  const headDim = hiddenSize / numAttentionHeads;
  const parameters: tf.Tensor[] = [];
  const constant = (values: Float32Array, sizes: readonly number[]) => {
    const made = tf.tensor(values, sizes);
    parameters.push(made);
    return made;
  };
  const vector = (name: string) => {
    const values = parameterOf(stateDict, name).data;
    return constant(values, [values.length]);
  };
  const linear = (path: string) => {
    const weight = parameterOf(stateDict, `${path}.weight`);
    const b = constant(transposed(weight), [...weight.shape].reverse());
    const bias = vector(`${path}.bias`);
    return (a: tf.Tensor) => tf.fused.matMul({ a, b, bias });
  };
  const layerNorm = (path: string) => {
    const [weight, bias] = [vector(`${path}.weight`), vector(`${path}.bias`)];
    return (x: tf.Tensor) => {
      const { mean, variance } = tf.moments(x, -1, true);
      return tf.add(tf.mul(tf.mul(tf.sub(x, mean), tf.rsqrt(tf.add(variance, layerNormEps))), weight), bias);
    };
  };
  // [token, hidden] → [head, token, headDim]
  const apart = (x: tf.Tensor) => tf.transpose(tf.reshape(x, [tokens, numAttentionHeads, headDim]), [1, 0, 2]);

  const layers = Array.from({ length: numHiddenLayers }, (_, layer) => {
    const path = `encoder.layer.${layer}`;
    const query = linear(`${path}.attention.self.query`);
    const key = linear(`${path}.attention.self.key`);
    const value = linear(`${path}.attention.self.value`);
    const project = linear(`${path}.attention.output.dense`);
    const attentionNorm = layerNorm(`${path}.attention.output.LayerNorm`);
    const widen = linear(`${path}.intermediate.dense`);
    const narrow = linear(`${path}.output.dense`);
    const norm = layerNorm(`${path}.output.LayerNorm`);
    return (x: tf.Tensor) => {
      const scores = tf.div(tf.matMul(apart(query(x)), apart(key(x)), false, true), Math.sqrt(headDim));
      const context = tf.matMul(tf.softmax(scores), apart(value(x)));
      const merged = tf.reshape(tf.transpose(context, [1, 0, 2]), [tokens, hiddenSize]);
      const attended = attentionNorm(tf.add(project(merged), x));
      return norm(tf.add(narrow(gelu(widen(attended))), attended));
    };
  });

  const x = constant(data, [tokens, hiddenSize]);
  let out = new Float32Array();
  return {
    run: () => {
      const y = tf.tidy(() => layers.reduce((states, layer) => layer(states), x));
      out = Float32Array.from(y.dataSync());
      y.dispose();
    },
    output: () => out,
    release: () => {
      for (const parameter of parameters) parameter.dispose();
    },
  };
};

/** x Φ(x), by erf. */
export const gelu = (x: tf.Tensor): tf.Tensor => tf.mul(tf.mul(x, 0.5), tf.add(tf.erf(tf.mul(x, Math.SQRT1_2)), 1));

/** Its backend, ready: one thread, the binary with SIMD. */
export async function startTfjs(): Promise<void> {
  if (typeof document !== 'undefined') setWasmPaths(`${location.origin}/peers/@tensorflow/tfjs-backend-wasm/dist/`);
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  setThreadsCount(1);
  await tf.setBackend('wasm');
}
