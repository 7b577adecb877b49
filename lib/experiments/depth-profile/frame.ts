import type { Series } from '@/lib/grid';
import type { FrameNote, GridSource } from '../contract';
import { bert, weightTypes } from './params';
import type { Profile, ProfiledGradient, ProfiledState } from './profile';
import { type EncoderScalar, gridName, type Measure, scalarName, seriesName } from './result';
import type { EncoderId, EncoderSettings, Sizes } from './settings';

/** What a frame says of one encoder. */
export interface EncoderFrame {
  readonly scalars: Record<string, number>;
  readonly grids: Record<string, GridSource>;
  readonly series: Record<string, Series>;
  readonly notes: readonly FrameNote[];
}

export function encoderFrame(id: EncoderId, profile: Profile, settings: EncoderSettings, sizes: Sizes): EncoderFrame {
  const { states, gradients } = profile;
  const { layers } = sizes;
  const top = gradients[layers]?.norm;
  const grids: Record<string, GridSource> = {};
  states.forEach((state, index) => {
    if (!state) return;
    grids[gridName.state(id, index)] = () => state.state;
    grids[gridName.cosines(id, index)] = () => state.cosines;
  });
  gradients.forEach((gradient, index) => {
    if (gradient) grids[gridName.gradient(id, index)] = () => gradient.tokens;
  });
  const over = <T>(of: readonly (T | undefined)[], value: (each: T, index: number) => number | undefined): Series =>
    pointsOf(of.map((each, index) => (each === undefined ? undefined : value(each, index))));
  const ofState = (value: (state: ProfiledState) => number | undefined): Series => over(states, value);
  const ofGradient = (value: (gradient: ProfiledGradient) => number | undefined): Series => over(gradients, value);
  const relative = (value: number): number | undefined => (top ? value / top : undefined);
  const measures: Partial<Record<Measure, Series>> = {
    gradient: ofGradient(({ norm }) => relative(norm)),
    'gradient.norm': ofGradient(({ norm }) => norm),
    skip: ofGradient(({ skip }) => relative(skip)),
    theory: estimateOf(settings, sizes),
    rms: ofState(({ rms }) => rms),
    cosine: pointsOf(
      states.map(state => state?.cosine),
      'signed',
    ),
    residual: ofState(({ residual }) => residual),
    branch: ofState(({ branch }) => branch),
  };
  for (const type of weightTypes) measures[`weight.${type}`] = ofGradient(({ weights }) => weights?.[type]);
  const series = Object.fromEntries(
    Object.entries(measures).map(([measure, points]) => [seriesName(id, measure as Measure), points]),
  );
  return { scalars: scalarsOf(id, profile, layers), grids, series, notes: notesOf(id, profile, layers) };
}

/** Points of a log axis: what is 0 or no number has none. */
function pointsOf(values: readonly (number | undefined)[], kind: 'positive' | 'signed' = 'positive'): Series {
  const points = values
    .map((y, x) => ({ x, y: y ?? Number.NaN }))
    .filter(({ y }) => Number.isFinite(y) && (kind === 'signed' || y > 0));
  return { x: Float64Array.from(points, ({ x }) => x), y: Float64Array.from(points, ({ y }) => y) };
}

/** dσ² at BERT's init: what a block without norm and residual does to the norm of a gradient, if its activations are small. */
export const blockFactor = 768 * bert.std ** 2;

/**
 * .3072^{2(L − l)}/√T, for an encoder with neither norm nor residual at BERT's init, if the gradients at the top are independent across
 * tokens. Empty for any other. Without feed-forward networks there is one block a layer, not two.
 */
function estimateOf({ norm, residual, init, feedForward }: EncoderSettings, { layers, tokens }: Sizes): Series {
  const holds = norm === 'none' && !residual && init === 'bert';
  const blocks = feedForward ? 2 : 1;
  return pointsOf(
    holds
      ? Array.from({ length: layers + 1 }, (_, l) =>
          l === layers ? 1 : blockFactor ** (blocks * (layers - l)) / Math.sqrt(tokens),
        )
      : [],
  );
}

function scalarsOf(id: EncoderId, { states, gradients, reached, returned }: Profile, layers: number) {
  const [bottom, top] = [gradients[0], gradients[layers]];
  const last = states[layers];
  const ratio = bottom && top && bottom.norm / top.norm;
  const values: Partial<Record<EncoderScalar, number>> = {
    reached,
    returned,
    ...(ratio !== undefined && { ratio }),
    ...(ratio !== undefined && ratio > 0 && { decades: Math.log10(ratio) }),
    ...(bottom && top && { skip: bottom.skip / top.norm }),
    ...(last && { rms: last.rms, cosine: last.cosine, residual: last.residual }),
    ...given('residual.1', states[1]?.residual),
    ...given('residual.2', states[2]?.residual),
    ...given('residual.3', states[3]?.residual),
    ...given('query', top?.weights?.query),
    ...given('query.first', gradients[1]?.weights?.query),
    ...given('branch', last?.branch),
    ...given('branch.first', states[1]?.branch),
  };
  return Object.fromEntries(
    Object.entries(values)
      .filter(([, value]) => Number.isFinite(value))
      .map(([name, value]) => [scalarName(id, name as EncoderScalar), value]),
  );
}

const given = (name: EncoderScalar, value: number | undefined) => (value === undefined ? {} : { [name]: value });

/** What float64 itself cannot show. */
function notesOf(id: EncoderId, { states, gradients }: Profile, layers: number): FrameNote[] {
  const encoder = id.toUpperCase();
  if (states[layers]?.rms === 0) return [{ code: 'nothing', values: { encoder } }];
  const lost = gradients.some(gradient => gradient?.norm === 0);
  return lost ? [{ code: 'underflow', values: { encoder } }] : [];
}
