import type { Claim } from './contract';

/** Each lesson's claims by its slug, loaded when met. */
export const claimsByLesson: Readonly<Record<string, () => Promise<{ readonly claims: readonly Claim[] }>>> = {
  map: () => import('./map'),
  attention: () => import('./attention'),
  variance: () => import('./variance'),
  softmax: () => import('./softmax'),
  'layer-norm': () => import('./layer-norm'),
  residual: () => import('./residual'),
  depth: () => import('./depth'),
  'feed-forward': () => import('./feed-forward'),
  'self-output': () => import('./self-output'),
};
