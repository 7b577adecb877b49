import { setThreadsCount, setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import type { BertConfig } from '../../lib/engine/bert/config';

/** TensorFlow.js's WebAssembly backend, ready: one thread, the binary with SIMD. */
export async function startTfjs(): Promise<void> {
  if (typeof document !== 'undefined') setWasmPaths(`${location.origin}/peers/@tensorflow/tfjs-backend-wasm/dist/`);
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  setThreadsCount(1);
  await tf.setBackend('wasm');
}

interface Given {
  readonly config: BertConfig;
  readonly batch: number;
  readonly tokens: number;
  /** A parameter by its path; dense weights as [in, out]. */
  readonly parameter: (name: string) => tf.Tensor;
}

/** The encoder's layers in TensorFlow.js, each Linear one fused product. x: [batch · token, hidden] → the same shape. */
export function tfjsEncoder(given: Given): (x: tf.Tensor) => tf.Tensor {
  const { config, batch, tokens } = given;
  const { numHiddenLayers, numAttentionHeads, hiddenSize } = config;
  const headDim = hiddenSize / numAttentionHeads;
  // [batch · token, hidden] → [batch, head, token, headDim], and back
  const apart = (x: tf.Tensor) =>
    tf.transpose(tf.reshape(x, [batch, tokens, numAttentionHeads, headDim]), [0, 2, 1, 3]);
  const together = (x: tf.Tensor) => tf.reshape(tf.transpose(x, [0, 2, 1, 3]), [batch * tokens, hiddenSize]);

  const layers = Array.from({ length: numHiddenLayers }, (_, layer) => {
    const path = `encoder.layer.${layer}`;
    const query = linear(given, `${path}.attention.self.query`);
    const key = linear(given, `${path}.attention.self.key`);
    const value = linear(given, `${path}.attention.self.value`);
    const project = linear(given, `${path}.attention.output.dense`);
    const attentionNorm = layerNorm(given, `${path}.attention.output.LayerNorm`);
    const widen = linear(given, `${path}.intermediate.dense`);
    const narrow = linear(given, `${path}.output.dense`);
    const norm = layerNorm(given, `${path}.output.LayerNorm`);
    return (x: tf.Tensor) => {
      const scores = tf.div(tf.matMul(apart(query(x)), apart(key(x)), false, true), Math.sqrt(headDim));
      const context = tf.matMul(tf.softmax(scores), apart(value(x)));
      const attended = attentionNorm(tf.add(project(together(context)), x));
      return norm(tf.add(narrow(gelu(widen(attended))), attended));
    };
  });
  return x => layers.reduce((states, layer) => layer(states), x);
}

export function linear({ parameter }: Pick<Given, 'parameter'>, path: string): (x: tf.Tensor) => tf.Tensor {
  const [b, bias] = [parameter(`${path}.weight`), parameter(`${path}.bias`)];
  return a => tf.fused.matMul({ a, b, bias });
}

export function layerNorm({ parameter, config }: Given, path: string): (x: tf.Tensor) => tf.Tensor {
  const [weight, bias] = [parameter(`${path}.weight`), parameter(`${path}.bias`)];
  return x => {
    const { mean, variance } = tf.moments(x, -1, true);
    const normalized = tf.mul(tf.sub(x, mean), tf.rsqrt(tf.add(variance, config.layerNormEps)));
    return tf.add(tf.mul(normalized, weight), bias);
  };
}

/** x Φ(x), by erf. */
const gelu = (x: tf.Tensor) => tf.mul(tf.mul(x, 0.5), tf.add(tf.erf(tf.mul(x, Math.SQRT1_2)), 1));
