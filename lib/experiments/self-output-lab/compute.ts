import { mean, rms } from '@/lib/engine/metrics/moments';
import { createRng } from '@/lib/engine/rng';
import { rowLength, type Tensor } from '@/lib/engine/tensor';
import type { Grid } from '@/lib/grid';
import type { Compute, FrameNote, ProofStep } from '../contract';
import { gridOf } from '../layerGrids';
import { sampledStep, slopeStep } from '../proofSteps';
import { upstreamGradient } from '../upstream';
import { drawInputs } from './inputs';
import { maskDraws, maskSeries, squaredDeviations } from './maskDraws';
import { backward, forward, type ModuleInputs, type ModuleSwitches } from './module';
import { bertGain, type SelfOutputLabParams, type SelfOutputLabSpecs } from './params';
import { gridName, type ProofKey, type SelfOutputScalars } from './result';

/** BertSelfOutput forward and backward on freshly drawn tokens, in float64. One frame. */
export const compute: Compute<SelfOutputLabSpecs> = async function* (params) {
  const { p, seed, tokens, shared } = params;
  const hidden = Number(params.hidden);
  const rng = createRng(seed, 'self-output-lab');
  const inputs = drawInputs(rng, { tokens, hidden, heads: 1, std: bertGain / Math.sqrt(hidden), shared });
  // A stream made anew for each pass drops the same entries each time.
  const switches = (): ModuleSwitches => ({
    dropout: params.training ? { p, rng: rng.fork('dropout') } : undefined,
    beforeAdd: params.beforeAdd,
    r: params.residual ? 1 : 0,
  });
  const there = forward(inputs, switches());
  const dy = upstreamGradient(params.upstream, seed, there.y);
  const back = backward(inputs, there, switches(), dy);
  const loss = () => inner(forward(inputs, switches()).y, dy);
  const { a, m, dropped, sum, y } = there;
  const { dSum, dDropped, dx, da, dc, dw, db } = back;
  const tensors = { c: inputs.context, w: inputs.weight, a, m, dropped, x: inputs.input, sum, y };
  const gradients = { dc, dw, da, dDropped, dx, dSum, dy };
  const factors = params.training ? maskDraws(rng.fork('mask'), p, 20_000) : new Float64Array(20_000).fill(1);
  const cosine = rowCosines(inputs.input, y);
  const scalars: SelfOutputScalars = {
    tokens,
    hidden,
    p,
    'mask.mean': factors.reduce((total, value) => total + value, 0) / factors.length,
    'mask.variance': squaredDeviations(factors).reduce((total, value) => total + value, 0) / factors.length,
    'mask.theory': p / (1 - p),
    'mask.dropped': count(m, value => value === 0),
    'skip.zeroed': params.residual && !params.beforeAdd ? count(m, value => value === 0) : 0,
    'branch.rms': rms(a.data),
    'skip.rms': rms(inputs.input.data),
    ratio: rms(a.data) / rms(inputs.input.data),
    'cosine.mean': cosine.reduce((total, value) => total + value, 0) / tokens,
    'cosine.min': Math.min(...cosine),
    'gradient.sum': rms(dSum.data),
    'gradient.skip': rms(dx.data),
    'gradient.context': rms(dc.data),
    'gradient.tokens': rowsWith(dc, value => Math.abs(value) > 1e-12),
    'gradient.entries': count(dSum, value => Math.abs(value) > 1e-12),
    'gradient.mean': largestRowMean(params.beforeAdd ? dSum : dDropped),
  };
  yield {
    scalars: { ...scalars },
    grids: {
      ...Object.fromEntries(
        Object.entries(tensors).map(([key, t]) => [gridName[key as keyof typeof tensors], gridOf(t)]),
      ),
      ...Object.fromEntries(
        Object.entries(gradients).map(([key, t]) => [gridName[key as keyof typeof gradients], gridOf(t)]),
      ),
      [gridName.db]: rowGrid(db),
    },
    series: {
      ...maskSeries(seed),
      cosine: { x: Float64Array.from(cosine, (_, token) => token), y: Float64Array.from(cosine) },
    },
    labels: {},
    notes: notesOf(params),
    proof: proofOf(params, { factors, inputs, loss, back }),
    done: true,
  };
};

interface Measured {
  readonly factors: Float64Array;
  readonly inputs: ModuleInputs;
  readonly loss: () => number;
  readonly back: ReturnType<typeof backward>;
}

/** Every line against what is measured now: means of draws, and slopes of the loss L = Σ dy ⊙ y. */
function proofOf(params: SelfOutputLabParams, { factors, inputs, loss, back }: Measured): Record<ProofKey, ProofStep> {
  const { p, training, beforeAdd, residual } = params;
  const mute = training ? [] : ['training'];
  const moved = beforeAdd ? [] : ['beforeAdd'];
  return {
    mean: sampledStep(1, factors),
    variance: sampledStep(p / (1 - p), squaredDeviations(factors), mute),
    // The line says that x gets what LayerNorm hands back, whatever the switches do.
    skip: slopeStep(beforeAdd ? back.dSum.data : back.dDropped.data, loss, inputs.input.data, [
      ...(residual ? [] : ['residual']),
      ...moved,
    ]),
    weight: slopeStep(back.dw.data, loss, inputs.weight.data),
    bias: slopeStep(back.db.data, loss, inputs.bias.data),
    input: slopeStep(back.dc.data, loss, inputs.context.data),
  };
}

/** Settings whose effect a reader would look for in vain, or should be told of. */
function notesOf({ training, p, beforeAdd, residual, tokens }: SelfOutputLabParams): FrameNote[] {
  const notes: FrameNote[] = [];
  if (!training) notes.push({ code: 'evaluation' });
  else if (p === 0) notes.push({ code: 'no-dropout' });
  else if (!beforeAdd) notes.push({ code: residual ? 'skip-dropped' : 'same-place' });
  if (!residual) notes.push({ code: 'no-residual' });
  if (tokens === 1) notes.push({ code: 'one-token' });
  return notes;
}

/** ⟨a, b⟩. */
function inner(a: Tensor, b: Tensor): number {
  let total = 0;
  for (let i = 0; i < a.data.length; i++) total += a.data[i]! * b.data[i]!;
  return total;
}

const rowOf = (x: Tensor, row: number) => x.data.subarray(row * rowLength(x), (row + 1) * rowLength(x));
const rowsIn = (x: Tensor): number => x.shape[0] ?? 0;

/** cos(xₜ, yₜ), token by token; 0 where one of them is 0. */
function rowCosines(x: Tensor, y: Tensor): number[] {
  return Array.from({ length: rowsIn(x) }, (_, row) => {
    const [a, b] = [rowOf(x, row), rowOf(y, row)];
    let dot = 0;
    for (let i = 0; i < a.length; i++) dot += a[i]! * b[i]!;
    const norms = rms(a) * rms(b) * a.length;
    return norms === 0 ? 0 : dot / norms;
  });
}

function count({ data }: Tensor, holds: (value: number) => boolean): number {
  let n = 0;
  for (const value of data) if (holds(value)) n++;
  return n;
}

const rowsWith = (x: Tensor, holds: (value: number) => boolean): number =>
  Array.from({ length: rowsIn(x) }, (_, row) => rowOf(x, row)).filter(row => row.some(holds)).length;

/** The mean of a row that is furthest from 0. */
const largestRowMean = (x: Tensor): number =>
  Math.max(
    ...Array.from({ length: rowsIn(x) }, (_, row) => {
      const values = rowOf(x, row);
      return Math.abs(mean(values));
    }),
  );

const rowGrid = ({ data }: Tensor): Grid => ({ values: data.slice(), rows: 1, cols: data.length });
