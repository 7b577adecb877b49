import type { ParameterName } from '@/lib/engine/bert/names';
import { entriesOfParameters, type StateDict } from '@/lib/engine/bert/stateDict';
import type { Compute, FrameNote, GridSource } from '../contract';
import { gridView } from '../layerGrids';
import { checkMemory } from '../memory';
import { shapesGrid } from '../parameterShapes';
import { type ReadText, readText } from '../readText';
import { type BoxId, boxes } from './boxes';
import type { EncoderMapSpecs } from './params';
import { pass } from './pass';
import { type EncoderMapScalars, parameterShapes, thumb } from './result';
import { configOf, drawnConfig } from './settings';
import { thinned } from './thumbnail';
import { areStanding, bytesOf, reduce, type Weights, weightsOf } from './weights';

/** The reader's text through embeddings, one post-LN layer and the pooler: every tensor on the way, and the weights behind it. One frame. */
export const compute: Compute<EncoderMapSpecs> = async function* (params, context) {
  const vocabulary = context.assets['bert-base-uncased-vocab'];
  if (vocabulary === undefined) throw new Error('encoder-map: asset bert-base-uncased-vocab is missing');
  const config = drawnConfig(params);
  const text = filled(params.text, params.tokens, vocabulary);
  const needed = bytesOf(config, params.tokens);
  checkMemory(needed, context.memory, reduce);
  const { grids, sequence, weights } = await pass(config, () => weightsOf(config, params.seed, context), text, {
    needed,
    context,
  });

  const [hidden, heads] = [config.hiddenSize, config.numAttentionHeads];
  const shown = configOf(params);
  const names = boxes.flatMap(box => box.parameters) as ParameterName[];
  const entries = (among: readonly string[]): number => entriesOfParameters(shown, among as readonly ParameterName[]);
  const scalars: EncoderMapScalars = {
    tokens: params.tokens,
    real: text.attentionMask.reduce((sum, m) => sum + m, 0),
    hidden,
    heads,
    headDim: hidden / heads,
    intermediate: config.intermediateSize,
    layer: entries(names.filter(name => name.startsWith('encoder.layer.0.'))),
    activations: boxes.reduce((sum, { id }) => sum + grids[id].values.length, 0),
  };
  const ofBoxes = (key: string, value: (box: (typeof boxes)[number]) => number) =>
    Object.fromEntries(boxes.map(box => [`${key}.${box.id}`, value(box)]));
  yield {
    scalars: {
      ...scalars,
      ...ofBoxes('order', ({ activation }) => sequence.indexOf(activation) + 1),
      ...ofBoxes('parameters', ({ parameters }) => entries(parameters)),
      ...ofBoxes('numbers', ({ id }) => grids[id].values.length),
    },
    grids: {
      ...Object.fromEntries(boxes.map(({ id, activation }) => [activation, grids[id]])),
      ...Object.fromEntries(boxes.map(({ id }) => [thumb(id), thinned(grids[id], perHead(id) ? heads : 1)])),
      ...Object.fromEntries(names.filter(isMatrix).map(name => [name, weightSource(weights, name)])),
      [parameterShapes]: shapesGrid(shown, names),
    },
    series: {},
    labels: { tokens: text.tokens, ids: text.ids.map(String), parameters: names },
    notes: [...text.notes, ...paddingNote(scalars)],
    done: true,
  };
};

const perHead = (id: BoxId): boolean => id === 'scores' || id === 'probs';

/** A dense layer's weight. Tables are looked up by rows, and biases are 0 and γ 1 at initialisation. */
const isMatrix = (name: string): boolean =>
  name.endsWith('.weight') && !name.includes('LayerNorm') && !name.includes('embeddings');

function weightSource(weights: Weights, name: ParameterName): GridSource {
  return () => {
    if (!areStanding(weights)) return undefined;
    const weight = (weights.stateDict as Partial<Record<ParameterName, StateDict[ParameterName]>>)[name];
    return weight && 'axes' in weight ? gridView(weight) : undefined;
  };
}

/** The text as exactly `count` tokens: cut, or filled up with [PAD]. One token is [CLS] alone. */
function filled(text: string, count: number, vocabulary: string): ReadText {
  const read = readText(text, 0, vocabulary, Math.max(2, count));
  const padding = readText(text, Math.max(0, count - read.ids.length), vocabulary, Math.max(2, count));
  return {
    ...padding,
    ids: padding.ids.slice(0, count),
    tokens: padding.tokens.slice(0, count),
    attentionMask: padding.attentionMask.slice(0, count),
  };
}

const paddingNote = ({ tokens, real }: EncoderMapScalars): FrameNote[] =>
  tokens > real ? [{ code: 'padded', values: { count: tokens - real } }] : [];
