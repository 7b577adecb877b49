import type { Kernels } from '../kernels/kernels';
import { floats, type Tensor } from '../tensor';
import type { BertConfig } from './config';
import { bertEmbeddings, bertEmbeddingsBackward } from './embeddings';
import { bertEncoder, bertEncoderBackward } from './encoder';
import { type ParameterName, parameterNames } from './names';
import { bertPooler, bertPoolerBackward } from './pooler';
import { startRun, type Training } from './run';
import { parameterShape, type StateDict } from './stateDict';

export interface PassShape {
  readonly batch: number;
  readonly tokens: number;
  readonly backward?: boolean;
  /** With dropout. */
  readonly training?: boolean;
  /** With a key mask. */
  readonly mask?: boolean;
}

/** Multiply-adds of the matrix products of one pass through the layers; a backward pass adds twice as many. */
export function multiplyAdds(config: BertConfig, { batch, tokens, backward = false }: PassShape): number {
  const { hiddenSize, intermediateSize, numHiddenLayers } = config;
  const weights = 4 * hiddenSize ** 2 + 2 * hiddenSize * intermediateSize;
  const attention = 2 * tokens * hiddenSize;
  return (backward ? 3 : 1) * numHiddenLayers * batch * tokens * (weights + attention);
}

/**
 * Bytes of arena that a recorded pass takes, weights included, as the recording itself would count them: nothing is taken and nothing
 * computed. A word table that is a source of rows takes none.
 */
export function bytesNeeded(kernels: Kernels, config: BertConfig, shape: PassShape): number {
  const { batch, tokens, backward = false, training = false, mask = false } = shape;
  const ids = Array.from({ length: batch }, () => new Uint32Array(tokens));
  const dropout: Training = { dropoutSeed: 0 };
  return kernels.measure(tape => {
    const run = startRun(config, shapesOf(config), {
      ops: tape.ops,
      ...(training && { training: dropout }),
      ...(mask && { attentionMask: ids }),
    });
    const out = bertEncoder(run, bertEmbeddings(run, ids));
    const pooled = config.addPoolingLayer ? bertPooler(run, out) : undefined;
    if (!backward) return;
    const gradientOf = (x: Tensor) => tape.input(x.axes, x.shape);
    const dOut = gradientOf(out);
    const d = pooled ? run.ops.add(bertPoolerBackward(run, gradientOf(pooled)), dOut) : dOut;
    bertEmbeddingsBackward(run, bertEncoderBackward(run, d));
  });
}

/** A state dict of shapes alone: as long as nothing computes, nobody looks at the numbers. */
function shapesOf(config: BertConfig): StateDict {
  const parameters: Partial<Record<ParameterName, Tensor | object>> = {};
  for (const name of parameterNames(config)) {
    const { axes, shape } = parameterShape(config, name);
    const [rows = 0, width = 0] = shape;
    parameters[name] =
      name === 'embeddings.word_embeddings.weight'
        ? { rows, width, precision: 'float32', row: () => floats('float32', width) }
        : { axes, shape, data: floats('float32', 0) };
  }
  return parameters as StateDict;
}
