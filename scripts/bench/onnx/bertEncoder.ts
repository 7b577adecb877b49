import type { BertConfig } from '../../../lib/engine/bert/config';
import type { StateDict } from '../../../lib/engine/bert/stateDict';
import { asInOut, parameterOf } from '../weights';
import { floats, integers, node, onnxModel, value } from './graph';

/**
 * The encoder's layers as PyTorch's exporter writes BertEncoder with eager attention: a Linear is MatMul with its weight transposed and
 * Add, everything else an operator of its own. Input `hidden_states` and output `last_hidden_state` are [1, token, hidden], for any number
 * of tokens; the weights are initialisers. What is fused and how weights are laid out is left to the runtime.
 */
export function bertEncoderOnnx(config: BertConfig, stateDict: StateDict): Uint8Array<ArrayBuffer> {
  const { hiddenSize, numAttentionHeads, layerNormEps } = config;
  const headDim = hiddenSize / numAttentionHeads;
  const nodes = [];
  const initializers = [
    integers('heads_apart', [1, -1, numAttentionHeads, headDim]),
    integers('heads_together', [1, -1, hiddenSize]),
    floats('divisor', [], Float32Array.of(Math.sqrt(headDim))),
  ];

  /** Adds a node; its output is called what it is made of. */
  const add = (...[op, inputs, output, attributes]: Parameters<typeof node>) => {
    nodes.push(node(op, inputs, output, attributes));
    return output;
  };
  const constant = (name: string, data: Float32Array<ArrayBuffer>, dims: readonly number[]) => {
    initializers.push(floats(name, dims, data));
    return name;
  };
  const vector = (name: string) => {
    const { data } = parameterOf(stateDict, name);
    return constant(name, data, [data.length]);
  };
  const linear = (path: string, x: string) => {
    const { data, shape } = asInOut(parameterOf(stateDict, `${path}.weight`));
    const matrix = constant(`${path}.weight`, data, shape);
    return add('Add', [add('MatMul', [x, matrix], `${path}.product`), vector(`${path}.bias`)], path);
  };
  const layerNorm = (path: string, x: string) => {
    const inputs = [x, vector(`${path}.weight`), vector(`${path}.bias`)];
    return add('LayerNormalization', inputs, path, { axis: -1, epsilon: { float: layerNormEps } });
  };

  let x = 'hidden_states';
  for (let layer = 0; layer < config.numHiddenLayers; layer++) {
    const path = `encoder.layer.${layer}`;
    const self = `${path}.attention.self`;
    const head = (name: string, perm: readonly number[]) => {
      const apart = add('Reshape', [linear(`${self}.${name}`, x), 'heads_apart'], `${self}.${name}.heads`);
      return add('Transpose', [apart], `${self}.${name}.turned`, { perm });
    };
    const [query, key, value] = [head('query', [0, 2, 1, 3]), head('key', [0, 2, 3, 1]), head('value', [0, 2, 1, 3])];
    const scores = add('Div', [add('MatMul', [query, key], `${self}.scores_unscaled`), 'divisor'], `${self}.scores`);
    const probs = add('Softmax', [scores], `${self}.probs`, { axis: -1 });
    const context = add('MatMul', [probs, value], `${self}.context`);
    const turned = add('Transpose', [context], `${self}.context.turned`, { perm: [0, 2, 1, 3] });
    const merged = add('Reshape', [turned, 'heads_together'], self);

    const projected = linear(`${path}.attention.output.dense`, merged);
    const sum = add('Add', [projected, x], `${path}.attention.output.sum`);
    const attentionOutput = layerNorm(`${path}.attention.output.LayerNorm`, sum);
    const hidden = linear(`${path}.intermediate.dense`, attentionOutput);
    const activated = add('Gelu', [hidden], `${path}.intermediate.activation`, { approximate: 'none' });
    const lowered = linear(`${path}.output.dense`, activated);
    x = layerNorm(`${path}.output.LayerNorm`, add('Add', [lowered, attentionOutput], `${path}.output.sum`));
  }
  nodes.push(node('Identity', [x], 'last_hidden_state'));
  const states = (name: string) => value(name, [1, 'token', hiddenSize]);
  return onnxModel({ nodes, initializers, inputs: [states('hidden_states')], outputs: [states('last_hidden_state')] });
}
