import { bertEmbeddings, bertEmbeddingsBackward } from '../../lib/engine/bert/embeddings';
import { bertEncoder, bertEncoderBackward } from '../../lib/engine/bert/encoder';
import { bertPooler } from '../../lib/engine/bert/pooler';
import { type BertRun, type RunOptions, startRun } from '../../lib/engine/bert/run';
import type { StateDict } from '../../lib/engine/bert/stateDict';
import { type Tensor, zerosLike } from '../../lib/engine/tensor';
import type { EncoderInput } from './input';
import type { Model } from './model';

export interface Pass {
  readonly model: Model;
  readonly stateDict: StateDict;
  readonly input: EncoderInput;
  /** [batch 1, token, hidden] */
  readonly gradOutput?: Tensor;
}

/**
 * One passage forward, and back where the last hidden state's gradient is given. → tensors by name, gradients as `grad.<name>`,
 * without batch axis. On the tape of kernels they live as long as it does.
 */
export function compute(
  { model, stateDict, input, gradOutput }: Pass,
  options: RunOptions,
): ReadonlyMap<string, Tensor> {
  const { config, family } = model;
  const run = startRun(config, stateDict, options);
  const hiddenStates = 'ids' in input ? embed(run, input, family.positions === 'afterPadding') : input.hiddenStates;
  const out = bertEncoder(run, hiddenStates);
  if (config.addPoolingLayer) bertPooler(run, out);
  const outputs = new Map<string, Tensor>(given(run.activations));
  if (!gradOutput) return withoutBatch(outputs);

  const dHiddenStates = bertEncoderBackward(run, gradOutput);
  if ('ids' in input) bertEmbeddingsBackward(run, dHiddenStates);
  else outputs.set('grad.hidden_states', dHiddenStates);
  for (const [name, d] of given(run.gradients)) outputs.set(`grad.${name}`, d);
  if (config.addPoolingLayer) {
    // Nothing flows back from the pooler: the last hidden state does not depend on it.
    const pooler = [...given(run.activations), ...given(stateDict)].filter(([name]) => name.startsWith('pooler.'));
    for (const [name, x] of pooler) if ('axes' in x) outputs.set(`grad.${name}`, zerosLike(x));
  }
  return withoutBatch(outputs);
}

function embed(run: BertRun, input: Extract<EncoderInput, { ids: unknown }>, padded: boolean): Tensor {
  const positions = { ids: [input.positions], ...(padded && { paddingId: run.config.padTokenId }) };
  return bertEmbeddings(run, [input.ids], undefined, positions);
}

function given<T>(record: Readonly<Record<string, T | undefined>>): [string, T][] {
  return Object.entries(record).flatMap(([name, x]) => (x === undefined ? [] : [[name, x] as [string, T]]));
}

/** The text is alone in its batch: [batch 1, token, hidden] is [token, hidden]. */
function withoutBatch(tensors: ReadonlyMap<string, Tensor>): ReadonlyMap<string, Tensor> {
  return new Map([...tensors].map(([name, x]) => [name, x.axes[0] === 'batch' ? inner(x) : x]));
}

const inner = (x: Tensor): Tensor => ({ data: x.data, axes: x.axes.slice(1), shape: x.shape.slice(1) });
