import { summary } from './sample';
import type { Section } from './section';

/** A goal of how fast it must be, as a ratio of two minima of one section: the only thing that can be compared between machines. */
export interface Goal {
  readonly section: string;
  readonly of: string;
  readonly to: string;
  readonly limit: { readonly atMost: number } | { readonly atLeast: number };
}

const atMost = (section: string, of: string, to: string, ratio: number): Goal => ({
  section,
  of,
  to,
  limit: { atMost: ratio },
});
/** The share of the machine's limit: the time the limit would allow to the time it takes. */
const share = (section: string, ratio: number): Goal => ({
  section,
  of: 'limit',
  to: 'relaxed',
  limit: { atLeast: ratio },
});

const ort = 'onnxruntime-web';

export const goals: readonly Goal[] = [
  atMost('base16', 'relaxed', ort, 0.62),
  atMost('base16', 'simd', ort, 0.7),
  atMost('base128', 'relaxed', ort, 0.7),
  atMost('base128', 'simd', ort, 0.88),
  atMost('stack16', 'relaxed', ort, 0.65),
  atMost('stack16', 'simd', ort, 0.78),
  atMost('tiny', 'relaxed', ort, 0.5),
  atMost('tiny', 'simd', ort, 0.55),
  atMost('tiny', 'relaxed', 'tfjs-wasm', 0.17),
  atMost('training', 'relaxed', 'tfjs-wasm', 0.12),
  share('base128', 0.85),
  share('base16', 0.75),
  share('tiny', 0.65),
  atMost('heatmap 16 × 768', 'ours', 'Plotly', 1 / 50),
  atMost('heatmap 768 × 3072', 'ours', 'Plotly', 1 / 40),
  // Slider to painted picture in one frame of a 60 Hz screen.
  ...['gain', 'divisor', 'padding'].map(slider => atMost('page: hidden 768', `${slider}: drawn`, 'one frame', 1)),
];

export interface Verdict extends Goal {
  readonly ratio: number;
  readonly met: boolean;
}

/** What became of each goal of a section; one whose contestants were not both timed is not met. */
export function verdicts({ id, samples }: Section, all: readonly Goal[] = goals): Verdict[] {
  const minimum = (name: string) => {
    const sample = samples.find(each => each.name === name);
    return sample ? summary(sample).min : Number.NaN;
  };
  return all
    .filter(goal => goal.section === id)
    .map(goal => {
      const ratio = minimum(goal.of) / minimum(goal.to);
      const { limit } = goal;
      return { ...goal, ratio, met: 'atMost' in limit ? ratio <= limit.atMost : ratio >= limit.atLeast };
    });
}
