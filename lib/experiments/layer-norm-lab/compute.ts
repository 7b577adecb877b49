import { layerNorm, layerNormBackward } from '@/lib/engine/functional/layerNorm';
import { frobeniusNorm, mean, rms, variance } from '@/lib/engine/metrics/moments';
import { singularValues } from '@/lib/engine/metrics/singularValues';
import type { Tensor } from '@/lib/engine/tensor';
import type { Grid } from '@/lib/grid';
import type { Compute, FrameNote } from '../contract';
import { type NormedBatch, normedBatch } from './batch';
import { dialectIds, dialects } from './dialects';
import { layerNormJacobian } from './jacobian';
import type { LayerNormLabSpecs } from './params';
import { movedJacobian, proofOf } from './proof';
import type { DialectScalar, GridName, LayerNormLabScalars } from './result';
import { features, row, type Setting, settingOf } from './setting';
import { fromOrigin, normalize } from './statistics';
import { sweep } from './sweep';

/** One vector through LayerNorm and a gradient back through it, with the Jacobian, its derivation, its dialects and a batch. One frame. */
export const compute: Compute<LayerNormLabSpecs> = async function* (params) {
  const setting = settingOf(params);
  const { x, gamma, detach, hidden } = setting;
  const notes = [...setting.notes];
  const eps = divisible(setting, notes);
  const norm = (input: Float64Array) => {
    const beta = new Float64Array(hidden).fill(setting.beta);
    return layerNorm(row(input), features(gamma), features(beta), eps);
  };
  const { out, cache } = norm(x);
  const xHat = Float64Array.from(cache.normalized.data);
  const rstd = cache.rstd[0]!;
  const dy = params.dyFrom === 'span' ? xHat.map(value => params.ones + params.along * value) : setting.dyBars.slice();
  const g = dy.map((value, i) => value * gamma[i]!);
  const back = (input: Float64Array): Float64Array =>
    Float64Array.from(layerNormBackward(row(dy), features(gamma), norm(input).cache, detach).dX.data);
  const dx = back(x);

  const jacobian = layerNormJacobian(xHat, rstd, detach);
  const singular = singularValues(jacobian);
  const centred = fromOrigin(x);
  const columns = movedJacobian(centred, eps, detach);
  const i = Math.min(params.row, hidden - 1);
  const j = Math.min(params.col, hidden - 1);
  const batch = normedBatch({ x, dy, seed: params.seed, eps: eps || 1e-12, detach, axis: params.axis });
  const spread = (values: ArrayLike<number>): number => Math.sqrt(variance(values));

  const scalars: LayerNormLabScalars = {
    hidden,
    mean: mean(x),
    variance: variance(x),
    'input.std': spread(x),
    std: 1 / rstd,
    eps,
    rstd,
    'output.std': spread(xHat),
    'y.mean': mean(out.data),
    'y.std': spread(out.data),
    'dy.rms': rms(dy),
    'dx.rms': rms(dx),
    gain: ratio(frobeniusNorm(dx), frobeniusNorm(dy)),
    'dx.share': ratio(frobeniusNorm(dx), frobeniusNorm(g) * rstd),
    'dx.ratio': ratio(frobeniusNorm(dx), frobeniusNorm(back(setting.bars))),
    'dx.sum': dx.reduce((sum, value) => sum + value, 0),
    'dx.along': dx.reduce((sum, value, at) => sum + value * xHat[at]!, 0),
    rank: singular.filter(value => value > (singular[0] ?? 0) * hidden * 2 ** -52).length,
    'jacobian.norm': singular[0] ?? 0,
    'jacobian.scaled': frobeniusNorm(jacobian.data) / rstd,
    'jacobian.error': largestGap(jacobian, columns) / rstd,
    'entry.jacobian': jacobian.data[i * hidden + j]!,
    'entry.normalized': xHat[j]!,
    'entry.dx': dx[j]!,
    'scaled.gap': largest(
      normalize(
        centred.map(value => 10 * value),
        eps,
      ),
      xHat,
    ),
    ...batchScalars(batch),
  };
  const shift = Number(params.shift);
  yield {
    scalars: { ...scalars, ...dialectScalars(x, dy) },
    grids: {
      bars: line(setting.bars),
      dyBars: line(setting.dyBars),
      x: line(x),
      normalized: line(xHat),
      y: line(Float64Array.from(out.data)),
      dy: line(dy),
      g: line(g),
      dx: line(dx),
      jacobian: { values: jacobian.data, rows: hidden, cols: hidden },
      'dialects.y': stacked(dialectIds.map(id => dialects[id].forward(x, dialects[id].eps))),
      'dialects.dx': stacked(dialectIds.map(id => dialects[id].backward(x, dy, dialects[id].eps))),
      'batch.x': gridOf(batch.x),
      'batch.normalized': gridOf(batch.normalized),
      'batch.dy': gridOf(batch.dy),
      'batch.dx': gridOf(batch.dx),
    } satisfies Record<GridName, Grid>,
    series: {
      ...sweep({
        bars: setting.bars,
        shift,
        dy,
        forward: input => Float64Array.from(norm(input).cache.normalized.data),
        backward: back,
      }),
      singular: {
        x: Float64Array.from({ length: hidden }, (_, k) => k + 1),
        y: singular.map(value => value / rstd),
      },
    },
    labels: { dialects: dialectIds },
    notes: [...notes, ...settingNotes(scalars)],
    proof: proofOf({ x: centred, g, eps, detach, i, j }, columns, jacobian),
    done: true,
  };
};

/** BERT's, where a vector without spread leaves nothing else to divide by. */
const FALLBACK = 1e-12;

/** ε as the norm takes it: 0 is no help where all entries are the same, 0/0. */
function divisible({ x, eps }: Setting, notes: FrameNote[]): number {
  if (eps > 0 || variance(x) > 0) return eps;
  notes.push({ code: 'no-spread', values: { used: FALLBACK } });
  return FALLBACK;
}

/** Settings whose effect a reader should be told of. */
function settingNotes(scalars: LayerNormLabScalars): FrameNote[] {
  const notes: FrameNote[] = [];
  const { variance: spread, std, eps } = scalars;
  if (spread === 0) notes.push({ code: 'constant', values: { gain: 1 / std } });
  else if (eps > spread) notes.push({ code: 'eps-rules', values: { eps, variance: spread } });
  if (scalars['dy.rms'] === 0) notes.push({ code: 'no-gradient' });
  return notes;
}

const ratio = (value: number, by: number): number => (by === 0 ? 0 : value / by);
const line = (values: Float64Array): Grid => ({ values, rows: 1, cols: values.length });
const gridOf = ({ data, shape }: Tensor): Grid => ({ values: data, rows: shape[0] ?? 0, cols: shape[1] ?? 0 });

function stacked(rows: readonly Float64Array[]): Grid {
  const cols = rows[0]?.length ?? 0;
  return { values: Float64Array.from(rows.flatMap(values => [...values])), rows: rows.length, cols };
}

/** The largest |J − its finite differences|. */
function largestGap(jacobian: Tensor, columns: readonly Float64Array[]): number {
  const d = columns.length;
  return Math.max(
    ...columns.map((column, j) =>
      largest(
        column,
        column.map((_, i) => jacobian.data[i * d + j]!),
      ),
    ),
  );
}

const largest = (a: Float64Array, b: Float64Array): number => Math.max(...a.map((value, i) => Math.abs(value - b[i]!)));

function batchScalars({ normalized }: NormedBatch): Pick<LayerNormLabScalars, 'batch.mean' | 'batch.std'> {
  const { data, shape } = normalized;
  const [tokens = 0, hidden = 0] = shape;
  const rows = Array.from({ length: tokens }, (_, t) => data.subarray(t * hidden, (t + 1) * hidden));
  return {
    'batch.mean': Math.max(...rows.map(values => Math.abs(mean(values)))),
    'batch.std': mean(rows.map(values => Math.sqrt(variance(values)))),
  };
}

/** `bert.std`, `rms.sum`, … */
function dialectScalars(x: Float64Array, dy: Float64Array): Record<string, number> {
  const reference = dialects.bert.forward(x, dialects.bert.eps);
  return Object.fromEntries(
    dialectIds.flatMap(id => {
      const { eps, forward, backward } = dialects[id];
      const [y, dx] = [forward(x, eps), backward(x, dy, eps)];
      const measured: Record<DialectScalar, number> = {
        mean: mean(y),
        std: Math.sqrt(variance(y)),
        gap: largest(y, reference),
        gain: ratio(frobeniusNorm(dx), frobeniusNorm(dy)),
        sum: dx.reduce((sum, value) => sum + value, 0),
      };
      return Object.entries(measured).map(([name, value]) => [`${id}.${name}`, value] as const);
    }),
  );
}
