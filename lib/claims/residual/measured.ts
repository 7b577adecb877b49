import { bertEncoder, bertEncoderBackward, bertEncoderSkipBackward } from '@/lib/engine/bert/encoder';
import { activation } from '@/lib/engine/bert/run';
import { linear } from '@/lib/engine/functional/linear';
import { branchRatios } from '@/lib/engine/metrics/branchRatios';
import { type Estimate, geometricMeanOf, rootMeanOf } from '@/lib/engine/metrics/estimate';
import { frobeniusNorm, rms } from '@/lib/engine/metrics/moments';
import { createRng, fillGaussian } from '@/lib/engine/rng';
import { zeros } from '@/lib/engine/tensor';
import { freshEncoder, randomTokens, type TrunkSettings } from '@/lib/experiments/residual-trunk/encoder';
import type { Claim } from '../contract';
import { fixed, integer } from '../digits';
import { exact } from '../exact';
import { sampled } from '../sampled';

const [blocks, width] = [24, 32];

/**
 * ‖Π(I + cW)‖_F / √d, W's entries of variance 1/d: how much a chain multiplies the norm of a vector, over all directions it may come from.
 * One draw is one chain; the mean is that of squares, of which theory speaks.
 */
function growth(seed: number, c: number, draws: number): Estimate {
  const rng = createRng(seed, 'growth');
  const none = zeros('float64', ['hidden'], [width]);
  const squares = Float64Array.from({ length: draws }, () => {
    let x = zeros('float64', ['token', 'hidden'], [width, width]);
    for (let i = 0; i < width; i++) x.data[i * width + i] = 1;
    for (let block = 0; block < blocks; block++) {
      const weight = zeros('float64', ['hidden', 'hidden'], [width, width]);
      fillGaussian(rng, weight.data, { mean: 0, std: c / Math.sqrt(width) });
      const written = linear(x, weight, none);
      x = { ...x, data: x.data.map((value, i) => value + written.data[i]!) };
    }
    return frobeniusNorm(x.data) ** 2 / width;
  });
  return rootMeanOf(squares);
}

type Settings = Omit<TrunkSettings, 'seed' | 'layers'>;

interface Measured {
  /** ‖g₀‖ / ‖g_L‖ of the gradient that takes the residual connections alone. g_L: behind the last layer, in front of pre-LN's final norm. */
  readonly skip: number;
  /** ‖g₀‖ / ‖g_L‖ of the whole gradient, g_L behind a final norm where there is one. */
  readonly whole: number;
  /** What the feed-forward network of the first and of the last layer adds, by what it is added to. */
  readonly ffnFirst: number;
  readonly ffnLast: number;
  /** The trunk's RMS behind the last layer, in front of a final norm. */
  readonly trunkEnd: number;
}

// Several claims measure one and the same encoder.
const known = new Map<string, Measured>();
const mostKnown = 256;

/** A fresh encoder of 12 layers, passed forward and back once. */
function encoderAt({ norm, init }: Settings, seed: number): Measured {
  const key = [norm, init, seed].join(' ');
  const before = known.get(key);
  if (before) return before;
  const run = freshEncoder({ norm, init, seed, layers: 12 });
  const input = randomTokens(seed, 'input');
  const out = bertEncoder(run, input);
  const top = randomTokens(seed, 'top');
  const trunk = bertEncoderSkipBackward(run, top);
  const ffn = branchRatios(run, input).filter(({ block }) => block === 'feed-forward');
  const measured: Measured = {
    skip: frobeniusNorm(trunk[0]!.data) / frobeniusNorm(trunk.at(-1)!.data),
    whole: frobeniusNorm(bertEncoderBackward(run, top).data) / frobeniusNorm(top.data),
    ffnFirst: ffn[0]!.ratio,
    ffnLast: ffn.at(-1)!.ratio,
    trunkEnd: rms((norm === 'pre' ? activation(run, 'encoder.layer.11.output.sum') : out).data),
  };
  if (known.size >= mostKnown) known.clear();
  known.set(key, measured);
  return measured;
}

/** What is measured, over fresh encoders. */
function overEncoders(seed: number, settings: Settings, what: keyof Measured, draws = 16): Estimate {
  return geometricMeanOf(Array.from({ length: draws }, (_, i) => encoderAt(settings, seed + i)[what]));
}

const preBert = { norm: 'pre', init: 'bert' } as const;
const postBert = { norm: 'post', init: 'bert' } as const;
const postXavier = { norm: 'post', init: 'xavier' } as const;

export const measuredClaims: readonly Claim[] = [
  sampled('random-growth', 4096, 520, integer, seed => growth(seed, 1, 160)),
  sampled('tamed-growth', 1.632, 0.065, fixed(2), seed => growth(seed, 1 / Math.sqrt(blocks), 40)),
  exact('skip-pre', 1, fixed(3), '1²⁴', () => encoderAt(preBert, 1).skip),
  sampled('skip-post-bert', 0.458, 0.04, fixed(2), seed => overEncoders(seed, postBert, 'skip')),
  sampled('skip-post-xavier', 0.018, 0.01, fixed(3), seed => overEncoders(seed, postXavier, 'skip')),
  sampled('whole-post-xavier', 0.96, 0.7, fixed(1), seed => overEncoders(seed, postXavier, 'whole')),
  sampled('ffn-first', 0.36, 0.035, fixed(2), seed => overEncoders(seed, preBert, 'ffnFirst', 8)),
  sampled('ffn-last', 0.22, 0.03, fixed(2), seed => overEncoders(seed, preBert, 'ffnLast', 8)),
  sampled('trunk-end', 1.65, 0.1, fixed(2), seed => overEncoders(seed, preBert, 'trunkEnd', 8)),
];
