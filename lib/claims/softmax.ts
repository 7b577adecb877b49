import type { Claim } from './contract';
import { drawnClaims } from './softmax/drawn';
import { exactClaims } from './softmax/exactly';

/** The numbers of the lesson “Saturation, measured”. */
export const claims: readonly Claim[] = [...exactClaims, ...drawnClaims];
