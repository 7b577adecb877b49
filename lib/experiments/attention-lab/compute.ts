import { activation, type BertRun } from '@/lib/engine/bert/run';
import { matrixAt, type Tensor } from '@/lib/engine/tensor';
import type { Grid } from '@/lib/grid';
import type { Compute, FrameNote } from '../contract';
import type { AttentionLabParams, AttentionLabSpecs } from './params';
import { readText } from './readText';
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
  const layer = 'encoder.layer.0';
  const self = `${layer}.attention.self` as const;
  const tokenwise = (x: Tensor): Grid => matrixAt(x, 0);
  const probs = activation(run, `${self}.probs`);
  const context = headsBeside(activation(run, `${self}.context`));
  const weight = (of: 'query' | 'key' | 'value'): Grid => matrixAt(run.stateDict[`${self}.${of}.weight`]!);
  return {
    x: tokenwise(activation(run, 'embeddings.LayerNorm')),
    q: tokenwise(activation(run, `${self}.query`)),
    k: tokenwise(activation(run, `${self}.key`)),
    v: tokenwise(activation(run, `${self}.value`)),
    unscaled: headsBelow(activation(run, `${self}.scores_unscaled`)),
    scores: headsBelow(activation(run, `${self}.scores`)),
    probs: headsBelow(probs),
    dropped: headsBelow(run.activations[`${self}.dropout`] ?? probs),
    context,
    attended: tokenwise(activation(run, `${layer}.attention.output.dense`)),
    h: tokenwise(activation(run, `${layer}.attention.output.LayerNorm`)),
    activated: tokenwise(activation(run, `${layer}.intermediate.intermediate_act_fn`)),
    ffn: tokenwise(activation(run, `${layer}.output.dense`)),
    y: tokenwise(activation(run, `${layer}.output.LayerNorm`)),
    queryWeight: weight('query'),
    keyWeight: weight('key'),
    valueWeight: weight('value'),
  };
}

/** [batch, head, query, key] → the heads' matrices one below the other, copied. */
function headsBelow({ data, shape }: Tensor): Grid {
  const [, heads = 0, rows = 0, cols = 0] = shape;
  return { values: data.slice(0, heads * rows * cols), rows: heads * rows, cols };
}

/** [batch, head, token, headDim] → [token, hidden], as mergeHeads lays them. */
function headsBeside({ data, shape }: Tensor): Grid {
  const [, heads = 0, tokens = 0, headDim = 0] = shape;
  const values = new Float32Array(tokens * heads * headDim);
  for (let head = 0; head < heads; head++)
    for (let token = 0; token < tokens; token++) {
      const from = (head * tokens + token) * headDim;
      values.set(data.subarray(from, from + headDim), (token * heads + head) * headDim);
    }
  return { values, rows: tokens, cols: heads * headDim };
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
