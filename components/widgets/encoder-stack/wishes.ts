import { type EncoderStackSpecs, mostLayers } from '@/lib/experiments/encoder-stack/params';
import { gridName } from '@/lib/experiments/encoder-stack/result';
import type { ShownGrids } from '../contract';

/** The trunk's strips, and what of a layer stands open. Before the first frame of a run it is not known how far it will have come. */
export const shown: ShownGrids<EncoderStackSpecs> = ({ layers, layer, tensor, backward }, frame) => {
  const trunk = Array.from({ length: layers + 1 }, (_, state) => gridName.trunk(state));
  const chosen = Math.min(layer, frame?.scalars.reached ?? layers, mostLayers);
  const there = tensor === 'trunk' || (tensor === 'gradient' ? backward : chosen > 0);
  return there && tensor !== 'trunk' ? [...trunk, gridName[tensor](chosen)] : trunk;
};
