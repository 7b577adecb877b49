import type { ProofStep } from '../contract';
import type { DotProductParams } from './params';
import type { Setting } from './setting';

/** The lines of the proof, in order. */
export const steps = ['product', 'unit', 'sum', 'covariance', 'total', 'scaled'] as const;
export type StepName = (typeof steps)[number];

type Switch = keyof DotProductParams & string;

/** Parameters that break the independence of q and k. */
function dependence({ rho, fresh }: Setting): Switch[] {
  return [...(rho > 0 ? ['rho' as const] : []), ...(fresh ? [] : ['fresh' as const])];
}

/**
 * Which of the assumptions that a line uses do not hold.
 *   product      Var(XY) = Var X Var Y + μ_X² Var Y + μ_Y² Var X: qᵢ independent of kᵢ
 *   unit         = 1: zero means, unit variances
 *   sum          the variance of a sum: none
 *   covariance   Cov(qᵢkᵢ, qⱼkⱼ) = E[qᵢqⱼ] E[kᵢkⱼ] = 0: q independent of k, zero means, uncorrelated coordinates in one of them.
 *                Where the coordinates of neither are correlated, products of different ones are independent, and it needs nothing else.
 *   total        d · 1 + 0: none of its own
 *   scaled       / √d
 */
export function brokenBy(setting: Setting, params: DotProductParams): Readonly<Record<StepName, readonly Switch[]>> {
  const { mean, std, rho, fresh, cq, ce } = setting;
  const inQ = cq > 0;
  // k has its share of what the coordinates of q have in common.
  const inK = fresh ? rho ** 2 * cq + (1 - rho ** 2) * ce > 0 : inQ;
  const shifted: Switch[] = mean === 0 ? [] : ['mean'];
  const tied: Switch[] = (inQ && inK) || (mean !== 0 && (inQ || inK)) ? ['correlation'] : [];
  return {
    product: dependence(setting),
    unit: [...shifted, ...(std === 1 ? [] : ['std' as const])],
    sum: [],
    covariance: inQ || inK ? [...dependence(setting), ...shifted, ...tied] : [],
    total: [],
    scaled: params.divisor === 'root' ? [] : ['divisor'],
  };
}

/** How many of the textbook's assumptions do not hold, the divisor not counted: it is a choice. */
export function assumptionsBroken({ mean, std, rho, fresh, cq, ce }: Setting): number {
  return [mean !== 0, std !== 1, rho > 0, !fresh, cq > 0 || ce > 0].filter(Boolean).length;
}

export type Proof = Readonly<Record<StepName, ProofStep>>;
