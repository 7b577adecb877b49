import type { DepthProfileSpecs } from '@/lib/experiments/depth-profile/params';
import { type Encoder, gridName } from '@/lib/experiments/depth-profile/result';
import type { ShownGrids } from '../contract';

/** Of both encoders the cosines at the chosen layer; of the one that is unfolded what its arithmetic takes. */
export const shown: ShownGrids<DepthProfileSpecs> = ({ layer, layers, which, unfolded, focus }) => {
  const chosen = Math.min(layer, layers);
  const encoder: Encoder = which;
  const taken =
    unfolded === 'cosine' && focus !== 'gradient'
      ? [gridName.state(encoder, chosen)]
      : [...new Set([gridName.gradient(encoder, chosen), gridName.gradient(encoder, layers)])];
  const maps = focus === 'gradient' ? [] : [gridName.cosines('a', chosen), gridName.cosines('b', chosen)];
  return [...maps, ...taken];
};
