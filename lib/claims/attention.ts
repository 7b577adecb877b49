import { dropoutClaims } from './attention/dropout';
import { handClaims } from './attention/hand';
import { spreadClaims } from './attention/spread';
import type { Claim } from './contract';

/** The numbers of the lesson “Attention, one number at a time”. */
export const claims: readonly Claim[] = [...handClaims, ...spreadClaims, ...dropoutClaims];
