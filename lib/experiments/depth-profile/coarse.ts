import { NotEnoughMemory } from '@/lib/engine/kernels/arena';
import type { Kernels } from '@/lib/engine/kernels/kernels';
import { giveWay } from '../giveWay';
import { EncoderPass } from './EncoderPass';
import { drawLayer } from './layerWeights';
import type { Profile, ProfiledGradient, ProfiledState } from './profile';
import { configOf, type EncoderSettings, type Sizes } from './settings';

/**
 * An encoder passed in float32, of which only what float32 can tell is kept: nothing below its smallest normal number, no difference of
 * tokens near its rounding. undefined: it does not fit into the kernels' memory, or left float32's range upwards.
 */
export async function coarseProfile(
  kernels: Kernels,
  settings: EncoderSettings,
  sizes: Sizes,
  signal: AbortSignal,
): Promise<Profile | undefined> {
  const tape = kernels.record();
  try {
    const pass = new EncoderPass(settings, sizes, { precision: 'float32', ops: tape.ops });
    for (let layer = 0; layer < sizes.layers; layer++) {
      const { fillGaussian: fill } = kernels;
      const config = configOf(settings, sizes, 'layer');
      pass.up(drawLayer(config, { seed: sizes.seed, layer, precision: 'float32', fill }));
      await giveWay(signal);
    }
    for (let state = sizes.layers; state >= 0; state--) {
      pass.down();
      await giveWay(signal);
    }
    return told(pass.finished());
  } catch (error) {
    // The exact numbers come anyway.
    signal.throwIfAborted();
    if (error instanceof NotEnoughMemory) return undefined;
    throw error;
  } finally {
    tape.release();
  }
}

const SMALLEST = 2 ** -126;
/** Below this, tokens differ by no more than some hundreds of roundings; a gradient that cancels is lost likewise. */
const ROUNDING = 1e-5;

function told({ states, gradients, ...rest }: Profile): Profile {
  const finite = (each: ProfiledState | undefined) => each !== undefined && each.rms > SMALLEST && each.rms < Infinity;
  return {
    ...rest,
    states: states.map(state => {
      if (!state || !finite(state)) return undefined;
      return state.residual > ROUNDING ? state : { ...state, residual: Number.NaN };
    }),
    gradients: gradients.map(gradient => (gradient ? toldGradient(gradient) : undefined)),
  };
}

function toldGradient({ norm, tokens, skip, weights }: ProfiledGradient): ProfiledGradient | undefined {
  if (!(norm > SMALLEST && norm < Infinity)) return undefined;
  const { query, key, ...others } = weights ?? {};
  const sure = (size: number | undefined) => size !== undefined && size > ROUNDING * (others.value ?? 0);
  return {
    norm,
    tokens,
    skip,
    ...(weights && {
      weights: { ...others, ...(sure(query) && { query }), ...(sure(key) && { key }) } as typeof weights,
    }),
  };
}
