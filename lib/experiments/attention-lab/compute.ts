import { divisorOf } from '@/lib/engine/functional/divisor';
import type { Compute, FrameNote } from '../contract';
import { gridView } from '../layerGrids';
import { readText } from '../readText';
import { layerAt } from './layer';
import type { AttentionLabParams, AttentionLabSpecs } from './params';
import { type AttentionLabScalars, type GridKey, gridNames } from './result';
import { measured, scalarsOf } from './scalars';

/** Attention on the reader's own sentence: tokens, embeddings, one BERT layer, and every tensor on the way. One frame. */
export const compute: Compute<AttentionLabSpecs> = async function* (params, context) {
  const vocabulary = context.assets['bert-base-uncased-vocab'];
  if (vocabulary === undefined) throw new Error('attention-lab: asset bert-base-uncased-vocab is missing');
  const text = readText(params.text, params.padding, vocabulary);
  const tensorOf = await layerAt(params, text, context);
  const source = (key: GridKey) => () => {
    const tensor = tensorOf(key);
    return tensor && gridView(tensor);
  };
  const [hidden, heads] = [Number(params.hidden), Number(params.heads)];
  const headDim = hidden / heads;
  const divisor = divisorOf(params.divisor, headDim, hidden);
  const scalars = scalarsOf(measured(source), text, { hidden, heads, headDim, divisor });
  yield {
    scalars: { ...scalars },
    grids: Object.fromEntries(Object.entries(gridNames).map(([key, name]) => [name, source(key as GridKey)])),
    series: {},
    labels: { tokens: text.tokens, ids: text.ids.map(String) },
    notes: [...text.notes, ...settingNotes(params, scalars)],
    done: true,
  };
};

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
