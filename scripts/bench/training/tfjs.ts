import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import { initModel } from '../../../lib/engine/train/model';
import { layerNorm, linear, startTfjs, tfjsEncoder } from '../tfjsEncoder';
import { asInOut } from '../weights';
import type { Course, Learner } from './course';

/**
 * The same network, texts and Adam in TensorFlow.js, with its own gradients. Rows of embeddings are picked by a product with one-hot rows:
 * its WebAssembly has no gradient for tf.gather.
 */
export async function tfjs({ options, texts, tokens }: Course): Promise<Learner> {
  await startTfjs();
  const { config, seed, optimizer } = options;
  const { vocabSize, hiddenSize } = config;
  const batch = texts.length;
  const variables = new Map<string, tf.Variable>();
  for (const [name, parameter] of Object.entries(initModel(config, { seed }))) {
    if (!('data' in parameter)) continue;
    const given = { data: Float32Array.from(parameter.data), shape: parameter.shape };
    const { data, shape } = isDense(name) ? asInOut(given) : given;
    variables.set(name, tf.variable(tf.tensor(data, shape), true, name));
  }
  const parameter = (name: string) => {
    const found = variables.get(name);
    if (!found) throw new RangeError(`no parameter ${name}`);
    return found;
  };

  const oneHot = (rows: readonly Int32Array[]) => {
    const out = new Float32Array(batch * tokens * vocabSize);
    rows.forEach((row, b) => {
      row.forEach((id, t) => {
        out[(b * tokens + t) * vocabSize + id] = 1;
      });
    });
    return tf.tensor(out, [batch * tokens, vocabSize]);
  };
  const ids = oneHot(texts.map(text => text.ids));
  const targets = oneHot(texts.map(text => text.targets));
  const norm = layerNorm({ config, batch, tokens, parameter }, 'embeddings.LayerNorm');
  const encode = tfjsEncoder({ config, batch, tokens, parameter });
  const decode = linear({ parameter }, 'cls.predictions.decoder');

  const loss = () => {
    const words = tf.matMul(ids, parameter('embeddings.word_embeddings.weight'));
    const places = tf.add(
      parameter('embeddings.position_embeddings.weight'),
      parameter('embeddings.token_type_embeddings.weight'),
    );
    const summed = tf.add(tf.reshape(words, [batch, tokens, hiddenSize]), places);
    const logits = decode(encode(norm(tf.reshape(summed, [batch * tokens, hiddenSize]))));
    return tf.neg(tf.mean(tf.sum(tf.mul(tf.logSoftmax(logits), targets), -1)));
  };
  const adam = tf.train.adam(optimizer.learningRate, optimizer.beta1, optimizer.beta2, optimizer.eps);
  return {
    step: () => {
      const value = adam.minimize(loss, true);
      if (!value) throw new Error('tfjs-wasm: no loss came back');
      const [number = Number.NaN] = value.dataSync();
      value.dispose();
      return number;
    },
    parameter: name => {
      const { shape } = parameter(name);
      const data = Float32Array.from(parameter(name).dataSync());
      return isDense(name) ? asInOut({ data, shape }).data : data;
    },
  };
}

/** A weight that is multiplied with, not one of a table or a norm. */
const isDense = (name: string) => /(query|key|value|dense|decoder)\.weight$/.test(name);
