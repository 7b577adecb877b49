import type { BertConfig } from '@/lib/engine/bert/config';
import { bertEmbeddings } from '@/lib/engine/bert/embeddings';
import { finalNorm, finalNormBackward } from '@/lib/engine/bert/encoder';
import { multiplyAdds } from '@/lib/engine/bert/encoderCost';
import { bertLayer, bertLayerBackward } from '@/lib/engine/bert/layer';
import { startRun } from '@/lib/engine/bert/run';
import { kernelsFor } from '@/lib/engine/kernels/serve';
import type { Tensor } from '@/lib/engine/tensor';
import type { Compute, Computed, FrameNote, GridSource } from '../contract';
import { giveWay } from '../giveWay';
import { gridOf } from '../layerGrids';
import { checkMemory } from '../memory';
import { type ReadText, readText } from '../readText';
import { once, reduce } from './once';
import { type EncoderStackParams, type EncoderStackSpecs, mostLayers } from './params';
import { type PassedState, passedLayer, passedState } from './passLayer';
import { type EncoderStackScalars, gridName } from './result';
import { type Returned, returned, topGradient, weightGradients } from './returnGradient';
import { seriesOf } from './seriesOf';
import { configOf, weightStdOf } from './settings';
import { type StackWeights, stackWeights } from './stackWeights';

/** A stack of fewer numbers is there at once: one frame. A larger one arrives layer by layer. */
const AT_ONCE = 1_000_000;

/**
 * The reader's text through a whole encoder, float32, in evaluation. Layer by layer: its weights are drawn, it is run, measured, and its
 * weights are let go. Back likewise: of the way forward only hidden states are kept, so a layer on the way back is drawn and run once
 * more (gradient checkpointing). Drawn twice is what a phone can carry: BERT-base's weights are 340 MB, those of a layer 28.
 */
export const compute: Compute<EncoderStackSpecs> = async function* (params, { signal, assets, report, memory }) {
  const vocabulary = assets['bert-base-uncased-vocab'];
  if (vocabulary === undefined) throw new Error('encoder-stack: asset bert-base-uncased-vocab is missing');
  const text = readText(params.text, 0, vocabulary);
  const config = configOf(params);
  const weights = weightsOf(params);
  const needed = bytesOf(config, weights, text.ids.length);
  checkMemory(needed, memory, reduce);

  const { layers, backward } = params;
  const cost = multiplyAdds({ ...config, numHiddenLayers: 1 }, { batch: 1, tokens: text.ids.length });
  const kernels = await kernelsFor({ precision: 'float32', multiplyAdds: cost });
  if (kernels && memory !== undefined) kernels.arena.limit = memory;
  const streamed = weights.ofLayer * layers > AT_ONCE;
  const states = statesOf(params, config, weights, text);
  const gradients: (Returned | undefined)[] = [];
  const frame = (done: boolean) => frameOf(params, config, weights, text, states.slice(0, layers + 1), gradients, done);

  const total = weights.ofLayer * layers * (backward ? 2 : 1);
  let drawn = weights.ofLayer * Math.min(layers, states.length - 1);
  const onDrawn = (numbers: number) => {
    drawn += numbers;
    report?.({ done: Math.min(drawn, total), total, unit: 'weights' });
  };
  const draw = (layer: number) => weights.draw(layer, signal, onDrawn, kernels?.fillGaussian);

  if (streamed) yield frame(false);
  for (let layer = states.length - 1; layer < layers; layer++) {
    await draw(layer);
    const input = states[layer]!;
    states[layer + 1] = once(kernels, needed, ops => {
      const run = startRun(config, weights.stateDict, { ops });
      return passedLayer(run, layer, input, bertLayer(run, layer, input.state));
    });
    weights.drop(layer);
    await giveWay(signal);
    if (streamed && (backward || layer + 1 < layers)) yield frame(false);
  }

  if (backward) {
    gradients[layers] = returned(fromTheTop(config, weights, states[layers]!, params.seed));
    for (let layer = layers - 1; layer >= 0; layer--) {
      await draw(layer);
      const above = gradients[layer + 1]!;
      const below = once(kernels, needed, ops => {
        const run = startRun(config, weights.stateDict, { ops, denseGradients: false });
        bertLayer(run, layer, states[layer]!.state);
        const d = returned(bertLayerBackward(run, layer, above.d));
        return { d, weights: weightGradients(run, layer) };
      });
      gradients[layer + 1] = { ...above, layer: below.weights };
      weights.drop(layer);
      // Too large for float32: from here on it would be nothing but NaN.
      if (!Number.isFinite(below.d.rms)) break;
      gradients[layer] = below.d;
      await giveWay(signal);
      if (streamed && layer > 0) yield frame(false);
    }
  }
  yield frame(true);
};

/** The gradient of the trunk's end: that of the last hidden state, brought back through the final norm where there is one. */
function fromTheTop(config: BertConfig, weights: StackWeights, { state }: PassedState, seed: number): Tensor {
  const d = topGradient(seed, state);
  const run = startRun(config, weights.stateDict);
  finalNorm(run, state);
  return finalNormBackward(run, d);
}

function frameOf(
  params: EncoderStackParams,
  config: BertConfig,
  weights: StackWeights,
  text: ReadText,
  states: readonly PassedState[],
  gradients: readonly (Returned | undefined)[],
  done: boolean,
): Computed {
  const [hidden, heads] = [config.hiddenSize, config.numAttentionHeads];
  const returnedTo = gradients.findIndex(gradient => gradient !== undefined);
  const scalars: EncoderStackScalars = {
    layers: params.layers,
    hidden,
    heads,
    headDim: hidden / heads,
    tokens: text.ids.length,
    parameters: weights.ofLayer * params.layers,
    reached: states.length - 1,
    returned: returnedTo < 0 ? params.layers + 1 : returnedTo,
  };
  const grids: Record<string, GridSource> = {};
  states.forEach(({ state, layer }, index) => {
    grids[gridName.trunk(index)] = () => gridOf(state);
    if (!layer) return;
    grids[gridName.attention(index)] = layer.attention;
    grids[gridName.ffn(index)] = layer.ffn;
    grids[gridName.probs(index)] = layer.probs;
  });
  gradients.forEach((gradient, index) => {
    if (gradient) grids[gridName.gradient(index)] = () => gridOf(gradient.d);
  });
  return {
    scalars: { ...scalars },
    grids,
    series: seriesOf(states, gradients, params.residual),
    labels: { tokens: text.tokens },
    notes: [...text.notes, ...stackNotes(states), ...(done && params.backward ? lostGradient(returnedTo) : [])],
    done,
  };
}

/** float32's smallest number that keeps all of its digits. */
const SMALLEST = 2 ** -126;

function stackNotes(states: readonly PassedState[]): FrameNote[] {
  const lost = states.findIndex(({ rms }) => rms < SMALLEST);
  return lost < 0 ? [] : [{ code: 'underflow', values: { layer: lost } }];
}

/** A gradient that never reached the input left float32's range in the layer below. */
const lostGradient = (returnedTo: number): FrameNote[] =>
  returnedTo > 0 ? [{ code: 'overflow', values: { layer: returnedTo } }] : [];

/** What a run takes at its height: weights, one layer of them packed, its activations, on the way back its gradients. */
function bytesOf(config: BertConfig, weights: StackWeights, tokens: number): number {
  const { numHiddenLayers, hiddenSize, intermediateSize, numAttentionHeads } = config;
  const activations = tokens * (14 * hiddenSize + 2 * intermediateSize) + 6 * numAttentionHeads * tokens * tokens;
  return 4 * ((weights.stays ? numHiddenLayers : 1) * weights.ofLayer + 2 * weights.ofLayer + 2 * activations);
}

// Kept while what they depend on is the same: a longer stack of the same weights begins with the shorter one.
let kept: { readonly key: string; readonly states: PassedState[] } | undefined;
let drawnWeights: { readonly key: string; readonly weights: StackWeights } | undefined;

/** Of the deepest stack, so that a shorter one begins it. One that drops its layers belongs to one run alone. */
function weightsOf(params: EncoderStackParams): StackWeights {
  const { seed, hidden, norm, init } = params;
  const key = [seed, hidden, norm, init].join(' ');
  if (drawnWeights?.key === key) return drawnWeights.weights;
  const weights = stackWeights(configOf({ ...params, layers: mostLayers }), seed, weightStdOf(params));
  if (weights.stays) drawnWeights = { key, weights };
  return weights;
}

/** The hidden states that are known already; at least that which enters the stack. */
function statesOf(
  { seed, hidden, heads, norm, residual, init }: EncoderStackParams,
  config: BertConfig,
  weights: StackWeights,
  { ids }: ReadText,
): PassedState[] {
  const key = [seed, hidden, heads, norm, residual, init, ...ids].join(' ');
  if (kept?.key !== key) {
    const run = startRun(config, weights.stateDict);
    kept = { key, states: [passedState(bertEmbeddings(run, [ids]))] };
  }
  return kept.states;
}
