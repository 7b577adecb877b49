import { bertEncoder, bertEncoderBackward, bertEncoderSkipBackward } from '@/lib/engine/bert/encoder';
import { activation, type BertRun } from '@/lib/engine/bert/run';
import { linear } from '@/lib/engine/functional/linear';
import { branchRatios } from '@/lib/engine/metrics/branchRatios';
import { type Estimate, geometricMeanOf, rootMeanOf } from '@/lib/engine/metrics/estimate';
import { frobeniusNorm, rms } from '@/lib/engine/metrics/moments';
import { createRng, fillGaussian } from '@/lib/engine/rng';
import { type Tensor, zeros } from '@/lib/engine/tensor';
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

/** What is measured on a fresh encoder that has been passed forward. */
const measures = {
  /** ‖g₀‖ / ‖g_L‖ of the gradient that takes the residual connections alone. g_L: behind the last layer, in front of pre-LN's final norm. */
  skip: ({ run, top }) => {
    const trunk = bertEncoderSkipBackward(run, top);
    return frobeniusNorm(trunk[0]!.data) / frobeniusNorm(trunk.at(-1)!.data);
  },
  /** ‖g₀‖ / ‖g_L‖ of the whole gradient, g_L behind a final norm where there is one. */
  whole: ({ run, top }) => frobeniusNorm(bertEncoderBackward(run, top).data) / frobeniusNorm(top.data),
  /** What the feed-forward network of the first and of the last layer adds, by what it is added to. */
  ffnFirst: passed => ffnRatios(passed)[0]!.ratio,
  ffnLast: passed => ffnRatios(passed).at(-1)!.ratio,
  /** The trunk's RMS behind the last layer, in front of a final norm. */
  trunkEnd: ({ run, out, norm }) => rms((norm === 'pre' ? activation(run, 'encoder.layer.11.output.sum') : out).data),
} satisfies Record<string, (passed: Passed) => number>;
type Measure = keyof typeof measures;

interface Passed {
  readonly run: BertRun;
  readonly norm: Settings['norm'];
  readonly input: Tensor;
  readonly out: Tensor;
  /** The gradient that is sent in at the top. */
  readonly top: Tensor;
}

const ffnRatios = ({ run, input }: Passed) => branchRatios(run, input).filter(({ block }) => block === 'feed-forward');

// Several claims measure one and the same encoder.
const known = new Map<string, Readonly<Partial<Record<Measure, number>>>>();
const mostKnown = 256;

/** A fresh encoder of 12 layers, passed forward once and measured. */
function encoderAt<M extends Measure>({ settings, measured }: Encoder<M>, seed: number): Readonly<Record<M, number>> {
  const { norm, init } = settings;
  const key = [norm, init, seed].join(' ');
  const before = known.get(key);
  if (before) return before as Record<M, number>;
  const run = freshEncoder({ norm, init, seed, layers: 12 });
  const input = randomTokens(seed, 'input');
  const passed = { run, norm, input, out: bertEncoder(run, input), top: randomTokens(seed, 'top') };
  const found = Object.fromEntries(measured.map(name => [name, measures[name](passed)])) as Record<M, number>;
  if (known.size >= mostKnown) known.clear();
  known.set(key, found);
  return found;
}

/** Settings, and what the claims want to know of such encoders: no more is computed. */
interface Encoder<M extends Measure> {
  readonly settings: Settings;
  readonly measured: readonly M[];
}

/** What is measured, over fresh encoders. */
function overEncoders<M extends Measure>(seed: number, encoder: Encoder<M>, what: M, draws = 16): Estimate {
  return geometricMeanOf(Array.from({ length: draws }, (_, i) => encoderAt(encoder, seed + i)[what]));
}

const preBert: Encoder<'skip' | 'ffnFirst' | 'ffnLast' | 'trunkEnd'> = {
  settings: { norm: 'pre', init: 'bert' },
  measured: ['skip', 'ffnFirst', 'ffnLast', 'trunkEnd'],
};
const postBert: Encoder<'skip'> = { settings: { norm: 'post', init: 'bert' }, measured: ['skip'] };
const postXavier: Encoder<'skip' | 'whole'> = {
  settings: { norm: 'post', init: 'xavier' },
  measured: ['skip', 'whole'],
};

export const measuredClaims: readonly Claim[] = [
  sampled('random-growth', 4096, 520, integer, seed => growth(seed, 1, 160)),
  sampled('tamed-growth', 1.632, 0.065, fixed(2), seed => growth(seed, 1 / Math.sqrt(blocks), 40)),
  exact('skip-pre', 1, fixed(3), '1²⁴', () => encoderAt(preBert, 1).skip),
  sampled('skip-post-bert', 0.458, 0.04, fixed(2), seed => overEncoders(seed, postBert, 'skip')),
  sampled('skip-post-xavier', 0.018, 0.01, fixed(3), seed => overEncoders(seed, postXavier, 'skip')),
  sampled('whole-post-xavier', 0.94, 0.7, fixed(1), seed => overEncoders(seed, postXavier, 'whole')),
  sampled('ffn-first', 0.36, 0.035, fixed(2), seed => overEncoders(seed, preBert, 'ffnFirst', 8)),
  sampled('ffn-last', 0.2245, 0.03, fixed(2), seed => overEncoders(seed, preBert, 'ffnLast', 8)),
  sampled('trunk-end', 1.65, 0.1, fixed(2), seed => overEncoders(seed, preBert, 'trunkEnd', 8)),
];
