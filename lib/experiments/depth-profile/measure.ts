import { activation, type BertRun, gradient } from '@/lib/engine/bert/run';
import { denseGradientNorm } from '@/lib/engine/metrics/gradientNorms';
import { frobeniusNorm, rms } from '@/lib/engine/metrics/moments';
import { meanPairwiseCosine, relativeResidual } from '@/lib/engine/metrics/tokenSimilarity';
import { at, rowCount, rowLength, type Tensor, tensor } from '@/lib/engine/tensor';
import type { Grid } from '@/lib/grid';
import { gridOf } from '../layerGrids';
import type { WeightType } from './params';
import type { BackwardSteps, ProfiledGradient, ProfiledState } from './profile';
import { tokenCosines } from './tokenCosines';

const layer = 'encoder.layer.0';

/** What a hidden state came out of. */
interface Origin {
  readonly run: BertRun;
  readonly input: Tensor;
  readonly feedForward: boolean;
}

/** Measures a hidden state, [1, token, hidden]. It is copied: a run's tensor may lie in memory that is given back. */
export function measuredState(x: Tensor, origin?: Origin): ProfiledState {
  const copy = tensor(x.data.slice(), x.axes, x.shape);
  const size = rms(copy.data);
  const branch = origin && branchOf(origin);
  return {
    state: gridOf(copy),
    cosines: tokenCosines(copy),
    rms: size,
    cosine: size === 0 ? Number.NaN : meanPairwiseCosine(at(copy, 0)),
    residual: size === 0 ? Number.NaN : relativeResidual(at(copy, 0)),
    ...(branch !== undefined && { branch }),
  };
}

/** RMS of what the last block adds, a·F, over that of r·x, what goes past it. */
function branchOf({ run, input, feedForward }: Origin): number | undefined {
  const { residual: r } = run.config.architecture;
  if (r === 0) return undefined;
  const block = feedForward ? (`${layer}.output` as const) : (`${layer}.attention.output` as const);
  const a = run.stateDict[`${block}.resweight`]?.data[0] ?? 1;
  const between =
    run.activations[`${layer}.attention.output.LayerNorm`] ?? run.activations[`${layer}.attention.output.sum`];
  const passing = feedForward && between ? between : input;
  return (Math.abs(a) * rms(activation(run, `${block}.dropout`).data)) / (Math.abs(r) * rms(passing.data));
}

const paths = {
  query: `${layer}.attention.self.query`,
  key: `${layer}.attention.self.key`,
  value: `${layer}.attention.self.value`,
  output: `${layer}.attention.output.dense`,
  first: `${layer}.intermediate.dense`,
  second: `${layer}.output.dense`,
} as const satisfies Record<WeightType, string>;

const ofAttention = ['query', 'key', 'value', 'output'] as const;
const ofNetwork = ['first', 'second'] as const;

/** Measures the gradient of a hidden state, and the part of it that took the residual connections alone. */
export function measuredGradient(d: Tensor, skip: Tensor): ProfiledGradient {
  return { norm: frobeniusNorm(d.data), tokens: tokenNorms(d), skip: frobeniusNorm(skip.data) };
}

function tokenNorms(d: Tensor): Grid {
  const [tokens, hidden] = [rowCount(d), rowLength(d)];
  const values = Float64Array.from({ length: tokens }, (_, t) =>
    frobeniusNorm(d.data.subarray(t * hidden, (t + 1) * hidden)),
  );
  return { values, rows: 1, cols: tokens };
}

/** What a layer's run holds after its way back; `above`: the gradient of its output. */
export function measuredLayer(
  run: BertRun,
  above: Tensor,
  feedForward: boolean,
): Required<Pick<ProfiledGradient, 'weights' | 'steps'>> {
  const types = feedForward ? [...ofAttention, ...ofNetwork] : ofAttention;
  const weights = Object.fromEntries(types.map(type => [type, denseGradientNorm(run, paths[type])]));
  return { weights, steps: stepsOf(run, above, feedForward) };
}

const squares = (x: Tensor): number => frobeniusNorm(x.data) ** 2;

function stepsOf(run: BertRun, above: Tensor, feedForward: boolean): BackwardSteps {
  const context = gradient(run, `${layer}.attention.self.context`);
  const value = gradient(run, paths.value);
  const end = hasNormAt(run)
    ? gradient(run, `${layer}.attention.output.LayerNorm`)
    : gradient(run, `${layer}.attention.output.sum`);
  return {
    matrix: squares(context) / squares(gradient(run, paths.output)),
    average: squares(value) / squares(context),
    network: feedForward ? squares(end) / squares(above) : 1,
  };
}

const hasNormAt = (run: BertRun): boolean => run.gradients[`${layer}.attention.output.LayerNorm`] !== undefined;
