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
    ...sampled('matrix', blockFactor, {
      ratios: perLayer(({ matrix }) => matrix),
      alone: Math.sqrt(2 / d),
      // DeepNorm's β makes W_O smaller.
      broken: [...off.init, ...(params.aNorm === 'deepnorm' ? ['aNorm'] : [])],
    }),
    // Where tokens stay apart and large, attention has preferences: it is not even. Two layers on, without residuals, they are one.
    ...sampled('average', 1 / tokens, {
      ratios: [top.steps.average].filter(Number.isFinite),
      alone: Math.sqrt((2 * (aFeedForward ? 3.25 : 2)) / d),
      broken: [...off.residual, ...(layers < 3 ? off.init : [])],
    }),
    ...sampled('network', blockFactor ** 2, {
      ratios: perLayer(({ network }) => network),
      alone: Math.sqrt(2.5 / d),
      broken: [...off.init, ...off.residual, ...off.norm, ...off.network],
    }),
    ...(usable && {
      whole: {
        theory: 2 * layers * Math.log10(blockFactor) - Math.log10(tokens) / 2,
        measured: Math.log10(bottom.norm / top.norm),
        standardError: Math.hypot(
          Math.sqrt(layers + 1) * spread(changes.slice(0, -1), 0.64 / Math.sqrt(d)),
          // A product of random factors typically lies below the product of their means: by 3.25/d in ln ‖g‖² for each layer.
          (layers * 3.25 * Math.LOG10E) / (2 * d),
        ),
        broken: [...off.init, ...off.residual, ...off.norm, ...off.network],
      },
    }),
  };
}

interface Sample {
  readonly ratios: readonly number[];
  /**
   * The relative error of one ratio if the line holds. ‖Wᵀg‖² of one vector g has √(2/d), d the numbers that come out; each further
   * matrix on the way adds its 2/d or 2/4d. T independent gradients that have passed W₂, W₁ and W_O average as d/3.25 numbers would.
   */
  readonly alone: number;
  readonly broken: readonly string[];
}

/** A mean of ‖g‖² ratios over layers. Ratios scatter by factors, so an error is taken of the size between theory and measurement. */
function sampled(
  name: ProofLine,
  theory: number,
  { ratios, alone, broken }: Sample,
): Partial<Record<ProofLine, ProofStep>> {
  if (ratios.length === 0) return {};
  const measured = mean(ratios);
  const error = spread(ratios, alone * Math.sqrt(theory * measured)) / Math.sqrt(ratios.length);
  return { [name]: { theory, measured, standardError: error, broken } };
}

/** Standard deviation of one of several numbers: `alone`, what it is if the line holds, or more where they scatter more. */
const spread = (values: readonly number[], alone: number): number =>
  values.length < 4 ? alone : Math.max(alone, Math.sqrt(variance(values, 'unbiased')));
