import { multiplyAdds } from '@/lib/engine/bert/encoderCost';
import { kernelsFor } from '@/lib/engine/kernels/serve';
import type { Compute, Computed, Context } from '../contract';
import { giveWay } from '../giveWay';
import { checkMemory } from '../memory';
import { takingMemory } from '../refusedMemory';
import { coarseProfile } from './coarse';
import { EncoderPass } from './EncoderPass';
import { encoderFrame } from './frame';
import { drawLayer } from './layerWeights';
import type { DepthProfileParams, DepthProfileSpecs } from './params';
import type { Profile } from './profile';
import { proofOf } from './proof';
import {
  configOf,
  type EncoderId,
  type EncoderSettings,
  encoderIds,
  type Sizes,
  settingsOf,
  sizesOf,
} from './settings';

/** Entries of one encoder's weights up to which both are there at once, in one frame. */
const AT_ONCE = 1_000_000;
/** Frames on the way up, and as many back. */
const STEPS = 12;
const reduce = ['hidden', 'layers'];

/**
 * Two encoders on the same tokens, from the same draws, in float64: up layer by layer, and a gradient back. A large pair is passed in
 * float32 first, by kernels, as far as float32 can tell; the exact numbers then take its place.
 */
export const compute: Compute<DepthProfileSpecs> = async function* (params, context) {
  const { signal, report, memory } = context;
  const sizes = sizesOf(params);
  const { layers } = sizes;
  const settings: Record<EncoderId, EncoderSettings> = { a: settingsOf(params, 'a'), b: settingsOf(params, 'b') };
  const needed = bytesOf(sizes);
  checkMemory(needed, memory, reduce);

  const profiles: Partial<Record<EncoderId, Profile>> = {};
  for (const id of encoderIds) {
    const known = finished.get(keyOf(settings[id], sizes));
    if (known) profiles[id] = known;
  }
  const missing = encoderIds.filter(id => !profiles[id]);
  const large = weightsOf(sizes) > AT_ONCE;
  const frame = (done: boolean) => frameOf(params, profiles, settings, sizes, done);

  if (large && missing.length > 0) {
    Object.assign(profiles, await coarse(missing, settings, sizes, context));
    yield frame(false);
  }
  const passes = missing.map(id => {
    const pass = new EncoderPass(settings[id], sizes, {
      precision: 'float64',
      ...(profiles[id] && { before: profiles[id] }),
    });
    profiles[id] = pass;
    return { id, pass };
  });
  const total = 2 * layers * missing.length;
  const every = Math.max(1, Math.ceil(layers / STEPS));
  for (let layer = 0; layer < layers && passes.length > 0; layer++) {
    takingMemory(needed, reduce, () => {
      // The same matrices for both, whatever their norms.
      const drawn = drawLayer(configOf(settings.a, sizes, 'layer'), { seed: sizes.seed, layer, precision: 'float64' });
      for (const { pass } of passes) pass.up(drawn);
    });
    report?.({ done: passes.length * (layer + 1), total, unit: 'layers' });
    await giveWay(signal);
    if (large && (layer + 1) % every === 0) yield frame(false);
  }
  for (let state = layers; state >= 0 && passes.length > 0; state--) {
    for (const { pass } of passes) pass.down();
    report?.({ done: passes.length * (2 * layers - state), total, unit: 'layers' });
    await giveWay(signal);
    if (large && state > 0 && state % every === 0) yield frame(false);
  }
  for (const { id, pass } of passes) keep(keyOf(settings[id], sizes), pass.finished());
  yield frame(true);
};

/** The same in float32, where kernels can be had. */
async function coarse(
  missing: readonly EncoderId[],
  settings: Record<EncoderId, EncoderSettings>,
  sizes: Sizes,
  { signal }: Context,
): Promise<Partial<Record<EncoderId, Profile>>> {
  const cost = sizes.layers * multiplyAdds(configOf(settings.a, sizes, 'layer'), { batch: 1, tokens: sizes.tokens });
  const kernels = await kernelsFor({ precision: 'float32', multiplyAdds: cost });
  if (!kernels) return {};
  const profiles: Partial<Record<EncoderId, Profile>> = {};
  for (const id of missing) {
    const profile = await coarseProfile(kernels, settings[id], sizes, signal);
    if (profile) profiles[id] = profile;
  }
  return profiles;
}

function frameOf(
  params: DepthProfileParams,
  profiles: Partial<Record<EncoderId, Profile>>,
  settings: Record<EncoderId, EncoderSettings>,
  sizes: Sizes,
  done: boolean,
): Computed {
  const { layers, hidden, tokens } = sizes;
  const frames = encoderIds.flatMap(id => {
    const profile = profiles[id];
    return profile ? [encoderFrame(id, profile, settings[id], sizes)] : [];
  });
  return {
    scalars: Object.assign({ layers, hidden, tokens }, ...frames.map(({ scalars }) => scalars)),
    grids: Object.assign({}, ...frames.map(({ grids }) => grids)),
    series: Object.assign({}, ...frames.map(({ series }) => series)),
    labels: {},
    notes: [...(done ? [] : [{ code: 'coarse' }]), ...frames.flatMap(({ notes }) => notes)],
    ...(done && profiles.a && { proof: proofOf(profiles.a, params) }),
    done,
  };
}

/** Entries of the layers' weights of one encoder. */
const weightsOf = ({ layers, hidden }: Sizes): number => layers * 12 * hidden ** 2;

/** What a run takes at its height: two encoders' weights, their activations and the caches of their way back, in float64. */
function bytesOf(sizes: Sizes): number {
  const { layers, hidden, tokens } = sizes;
  const activations = tokens * (14 * hidden + 8 * hidden) + 24 * tokens * tokens;
  return 8 * 2 * (weightsOf(sizes) + 2 * layers * activations);
}

// Encoders that are measured to the end: while B changes, A stands. A profile is its hidden states and some numbers.
const KEPT = 8;
const finished = new Map<string, Profile>();

const keyOf = (settings: EncoderSettings, sizes: Sizes): string => JSON.stringify([settings, sizes]);

function keep(key: string, profile: Profile): void {
  finished.set(key, profile);
  for (const oldest of finished.keys()) {
    if (finished.size <= KEPT) break;
    finished.delete(oldest);
  }
}
