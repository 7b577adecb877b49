import { mean, variance } from '@/lib/engine/metrics/moments';
import type { ProofStep } from '../contract';
import { blockFactor } from './frame';
import type { DepthProfileParams } from './params';
import type { BackwardSteps, Profile } from './profile';

/** The lines of the derivation of .3072^{2L}/√T, by the names that the lesson's Steps use. */
export type ProofLine = 'matrix' | 'average' | 'network' | 'whole';

/**
 * Each line on encoder A: what a step of the way back does to ‖g‖², measured in each layer and averaged, and the whole in powers of ten.
 * The draws are the layers' matrices, so the standard error comes from how layers differ; that of the top layer's averaging from d.
 * The lines are those of the lesson, with feed-forward networks: without them the last two do not hold.
 */
export function proofOf(profile: Profile, params: DepthProfileParams): Partial<Record<ProofLine, ProofStep>> {
  const { gradients } = profile;
  const { layers, tokens, aFeedForward } = params;
  const [bottom, top] = [gradients[0], gradients[layers]];
  if (!bottom || !top?.steps) return {};
  const perLayer = (value: (steps: BackwardSteps) => number): number[] =>
    gradients.flatMap(gradient => (gradient?.steps ? [value(gradient.steps)] : [])).filter(Number.isFinite);
  const off = {
    init: params.aInit === 'bert' ? [] : ['aInit'],
    residual: params.aResidual ? ['aResidual'] : [],
    norm: params.aNorm === 'none' ? [] : ['aNorm'],
    network: aFeedForward ? [] : ['aFeedForward'],
  };
  const d = Number(params.hidden);
  const changes = gradients.flatMap((gradient, l) => {
    const above = gradients[l + 1];
    return gradient && above ? [Math.log10(gradient.norm / above.norm)] : [];
  });
  const usable = changes.every(Number.isFinite);
  return {
    ...sampled(
      'matrix',
      blockFactor,
      perLayer(({ matrix }) => matrix),
      d,
      off.init,
    ),
    // Where tokens stay apart and large, attention has preferences: it is not even.
    ...sampled('average', 1 / tokens, [top.steps.average], d, off.residual),
    ...sampled(
      'network',
      blockFactor ** 2,
      perLayer(({ network }) => network),
      d,
      [...off.init, ...off.residual, ...off.norm, ...off.network],
    ),
    ...(usable && {
      whole: {
        theory: 2 * layers * Math.log10(blockFactor) - Math.log10(tokens) / 2,
        measured: Math.log10(bottom.norm / top.norm),
        standardError: Math.sqrt(layers) * spread(changes.slice(0, -1), 0.64 / Math.sqrt(d)),
        broken: [...off.init, ...off.residual, ...off.norm, ...off.network],
      },
    }),
  };
}

/** A mean of ‖g‖² ratios over layers. One ratio alone, of d independent numbers or so, has a relative error of √(2/d). */
function sampled(
  name: ProofLine,
  theory: number,
  ratios: readonly number[],
  d: number,
  broken: readonly string[],
): Partial<Record<ProofLine, ProofStep>> {
  if (ratios.length === 0) return {};
  const measured = mean(ratios);
  const error = spread(ratios, Math.sqrt(2 / d) * measured) / Math.sqrt(ratios.length);
  return { [name]: { theory, measured, standardError: error, broken } };
}

/** Standard deviation of one of several numbers; `alone` where there are too few to tell. */
const spread = (values: readonly number[], alone: number): number =>
  values.length < 4 ? alone : Math.max(alone / 4, Math.sqrt(variance(values, 'unbiased')));
