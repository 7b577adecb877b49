import type { Claim } from './contract';
import { gradientClaims } from './depth/gradients';
import { rankClaims } from './depth/ranks';
import { theoryClaims } from './depth/theory';

/** The numbers of the lesson “Gradient and rank, layer by layer”: encoders of width 64 on 16 tokens, in float64. */
export const claims: readonly Claim[] = [...theoryClaims, ...gradientClaims, ...rankClaims];
