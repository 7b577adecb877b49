import { type Estimate, meanOf } from '@/lib/engine/metrics/estimate';
import { createRng } from '@/lib/engine/rng';
import { EncoderPass } from '@/lib/experiments/depth-profile/EncoderPass';
import { drawLayer, type LayerDraws } from '@/lib/experiments/depth-profile/layerWeights';
import type { Profile } from '@/lib/experiments/depth-profile/profile';
import { configOf, type EncoderSettings, type Sizes } from '@/lib/experiments/depth-profile/settings';

/** Encoders behind one figure. */
const NETWORKS = 5;

/** BERT's own: what a claim names is what differs. */
const bert: EncoderSettings = { norm: 'post', residual: true, init: 'bert', feedForward: true };

const size = { hidden: 64, tokens: 16 } as const;

// Draws of one seed serve every architecture, as they do in the figure; an architecture's profiles serve several claims.
let drawn: { readonly seed: number; readonly draws: Map<string, LayerDraws> } | undefined;
const profiled = new Map<string, Profile[]>();
const KEPT = 64;

/** Fresh encoders of width 64 on 16 tokens, float64, profiled as the figure does. */
export function networks(
  seed: number,
  changes: Partial<EncoderSettings>,
  { layers = 12, count = NETWORKS } = {},
): readonly Profile[] {
  const settings = { ...bert, ...changes };
  const key = JSON.stringify([seed, settings, layers, count]);
  const known = profiled.get(key);
  if (known) return known;
  if (drawn?.seed !== seed) drawn = { seed, draws: new Map() };
  const profiles = profilesOf(drawn.draws, seed, settings, { layers, count });
  if (profiled.size >= KEPT) profiled.clear();
  profiled.set(key, profiles);
  return profiles;
}

function profilesOf(
  known: Map<string, LayerDraws>,
  seed: number,
  settings: EncoderSettings,
  { layers, count }: { readonly layers: number; readonly count: number },
): Profile[] {
  return Array.from({ length: count }, (_, network) => {
    const sizes: Sizes = { ...size, layers, seed: Math.floor(createRng(seed, 'network', network).uniform() * 2 ** 32) };
    const drawn = (layer: number): LayerDraws => {
      const key = `${network} ${layer}`;
      const draws =
        known.get(key) ??
        drawLayer(configOf(settings, sizes, 'layer'), { seed: sizes.seed, layer, precision: 'float64' });
      known.set(key, draws);
      return draws;
    };
    // region profile
    const pass = new EncoderPass(settings, sizes, { precision: 'float64' });
    for (let layer = 0; layer < layers; layer++) {
      pass.up(drawn(layer));
    }
    // the loss's gradient enters at the first
    for (let state = layers; state >= 0; state--) {
      pass.down();
    }
    // hidden states 0 … L, norms of their gradients
    const { states, gradients } = pass.finished();
    // endregion
    return { states, gradients, reached: layers, returned: 0 };
  });
}

/** The mean power of ten. */
export const meanDecades = (values: readonly number[]): Estimate => meanOf(values.map(Math.log10));

/** ‖∂L/∂x₀‖ / ‖∂L/∂x_L‖. */
export const ratioOf = ({ gradients }: Profile): number => norm(gradients[0]) / norm(gradients.at(-1));

/** The same of what took the residual connections alone. */
export const skipOf = ({ gradients }: Profile): number => (gradients[0]?.skip ?? Number.NaN) / norm(gradients.at(-1));

const norm = (gradient: { readonly norm: number } | undefined): number => gradient?.norm ?? Number.NaN;
