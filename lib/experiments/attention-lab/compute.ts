import { activation, type BertRun } from '@/lib/engine/bert/run';
import type { Grid } from '@/lib/grid';
import type { Compute, FrameNote } from '../contract';
import { gridOf } from '../layerGrids';
import { layerActivations, layerWeights } from '../layerTensors';
import { readText } from '../readText';
import type { AttentionLabParams, AttentionLabSpecs } from './params';
import { type AttentionLabScalars, type GridKey, gridNames } from './result';
import { divisors, runLayer } from './runLayer';
import { scalarsOf } from './scalars';

/** Attention on the reader's own sentence: tokens, embeddings, one BERT layer, and every tensor on the way. One frame. */
export const compute: Compute<AttentionLabSpecs> = async function* (params, { signal, assets }) {
  const vocabulary = assets['bert-base-uncased-vocab'];
  if (vocabulary === undefined) throw new Error('attention-lab: asset bert-base-uncased-vocab is missing');
  const text = readText(params.text, params.padding, vocabulary);
  const run = await runLayer(params, text, signal);
  const [hidden, heads] = [Number(params.hidden), Number(params.heads)];
  const headDim = hidden / heads;
  const divisor = divisors[params.divisor](headDim, hidden);
  const grids = gridsOf(run);
  const scalars = scalarsOf(grids, text, { hidden, heads, headDim, divisor });
  yield {
    scalars: { ...scalars },
    grids: Object.fromEntries(Object.entries(gridNames).map(([key, name]) => [name, grids[key as GridKey]])),
    series: {},
    labels: { tokens: text.tokens, ids: text.ids.map(String) },
    notes: [...text.notes, ...settingNotes(params, scalars)],
    done: true,
  };
};

function gridsOf(run: BertRun): Record<GridKey, Grid> {
  // In evaluation nothing is dropped: the context is made with the probs themselves.
  run.activations[gridNames.dropped] ??= activation(run, gridNames.probs);
  const activations = Object.entries(layerActivations).map(([key, name]) => [key, gridOf(activation(run, name))]);
  const weights = Object.entries(layerWeights).map(([key, name]) => [key, gridOf(run.stateDict[name]!)]);
  return Object.fromEntries([...activations, ...weights]) as Record<GridKey, Grid>;
}

/** Settings whose effect a reader would look for in vain, or should be told of. */
function settingNotes(params: AttentionLabParams, scalars: AttentionLabScalars): FrameNote[] {
  const notes: FrameNote[] = [];
  if (params.mask !== 'before' && params.padding === 0) notes.push({ code: 'nothing-to-mask' });
  if (params.init === 'bert')
    notes.push({ code: 'bert-init', values: { std: scalars['scores.std'], hidden: scalars.hidden } });
  const rows = { min: scalars['probs.rowSum.min'], max: scalars['probs.rowSum.max'] };
  if (params.axis === 'queries') notes.push({ code: 'over-queries', values: rows });
  else if (params.mask === 'after' && params.padding > 0) notes.push({ code: 'mask-after', values: rows });
  if (params.dropout > 0) notes.push({ code: 'dropout', values: { p: params.dropout } });
  return notes;
}
