import type { Claim } from './contract';
import { drawnClaims } from './variance/draws';
import { theoryClaims } from './variance/theory';

/** The numbers of the lesson “Why √d_k”. */
export const claims: readonly Claim[] = [...drawnClaims, ...theoryClaims];
