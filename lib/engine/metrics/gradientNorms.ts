import { type LinearPath, layerOutputName, type ParameterName, parameterNames } from '../bert/names';
import { type BertRun, existing, gradient } from '../bert/run';
import { addScaled } from '../functional/dot';
import { rowCount, rowLength, type Tensor } from '../tensor';
import { frobeniusNorm } from './moments';
import { weightGradientNorm } from './weightGradientNorm';

/**
 * Norms of the gradients that a backward pass has left in a run. Where it was told to make none for dense layers
 * (`startRun({ denseGradients: false })`), theirs come from what each has read and the gradient of what it gave.
 */

export interface ParameterNorm {
  readonly name: ParameterName;
  /** undefined: embeddings, the final norm, the pooler. */
  readonly layer: number | undefined;
  readonly norm: number;
}

/** ‖∇θ‖ of every parameter that the way back has passed, in the order of the state dict. */
export function parameterGradientNorms(run: BertRun): ParameterNorm[] {
  return parameterNames(run.config).flatMap(name => {
    const norm = parameterGradientNorm(run, name);
    return norm === undefined ? [] : [{ name, layer: layerOf(name), norm }];
  });
}

function parameterGradientNorm(run: BertRun, name: ParameterName): number | undefined {
  const d = run.gradients[name];
  if (d) return frobeniusNorm(d.data);
  const end = name.lastIndexOf('.');
  const path = name.slice(0, end) as LinearPath;
  const dOut = run.gradients[path];
  if (!dOut || !run.caches.linearInputs[path]) return undefined;
  return name.endsWith('.weight') ? denseGradientNorm(run, path) : frobeniusNorm(sumOfRows(dOut));
}

/** db = Σ dY over the rows. dOut: [..., out] → [out] */
function sumOfRows(dOut: Tensor): Float64Array {
  const sum = new Float64Array(rowLength(dOut));
  for (let row = 0; row < rowCount(dOut); row++) addScaled(sum, 1, dOut, row);
  return sum;
}

/** √Σ‖∇θ‖² over each layer's parameters, from the first layer to the last. */
export function layerGradientNorms(run: BertRun): Float64Array {
  const norms = parameterGradientNorms(run);
  return Float64Array.from({ length: run.config.numHiddenLayers }, (_, layer) =>
    frobeniusNorm(norms.filter(each => each.layer === layer).map(({ norm }) => norm)),
  );
}

/** ‖∂L/∂x‖ of each layer's output x, [batch, token, hidden], from the first layer to the last. */
export function hiddenGradientNorms(run: BertRun): Float64Array {
  const { architecture, numHiddenLayers } = run.config;
  return Float64Array.from({ length: numHiddenLayers }, (_, layer) =>
    frobeniusNorm(gradient(run, layerOutputName(architecture, layer)).data),
  );
}

/** ‖∇W‖ of a dense layer from what it read and the gradient of what it gave: ∇W itself need not be there. */
export function denseGradientNorm(run: BertRun, path: LinearPath): number {
  return weightGradientNorm(existing(run.caches.linearInputs[path], 'linear input', path), gradient(run, path));
}

function layerOf(name: ParameterName): number | undefined {
  const layer = /^encoder\.layer\.(\d+)\./.exec(name)?.[1];
  return layer === undefined ? undefined : Number(layer);
}
