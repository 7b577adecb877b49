import type { Claim } from './contract';
import { epsilonClaims } from './layer-norm/epsilon';
import { handClaims } from './layer-norm/hand';
import { jacobianClaims } from './layer-norm/jacobian';

/** The numbers of the lesson “LayerNorm inside out”. */
export const claims: readonly Claim[] = [...handClaims, ...jacobianClaims, ...epsilonClaims];
