import type { Claim } from './contract';
import { exactClaims } from './residual/exactly';
import { measuredClaims } from './residual/measured';

/** The numbers of the lesson “What residuals do”. */
export const claims: readonly Claim[] = [...exactClaims, ...measuredClaims];
