import type { DotProductParams, Law } from './params';

/** What the draws are made by: q = μ + σx, k = μ + σy, coordinate by coordinate. */
export interface Setting {
  readonly law: Law;
  readonly mean: number;
  readonly std: number;
  readonly rho: number;
  readonly fresh: boolean;
  /** c of x, the standardised q. */
  readonly cq: number;
  /** c of e, what k has beside q; 0 where it has nothing. */
  readonly ce: number;
}

export function settingOf(params: DotProductParams): Setting {
  const { law, mean, std, rho, fresh, correlation, correlated } = params;
  return {
    law,
    mean,
    std,
    rho,
    fresh,
    cq: correlated === 'k' ? 0 : correlation,
    ce: correlated === 'q' || !fresh ? 0 : correlation,
  };
}
