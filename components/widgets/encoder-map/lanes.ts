import type { BoxId } from '@/lib/experiments/encoder-map/boxes';

/** The step list's drawing: height of a line in px, and the x of trunk and branch. */
export const ROW = 34;
export const lanes = { trunk: 10, branch: 28, width: 38 } as const;

type Course = 'trunk' | 'out' | 'on' | 'back' | 'start' | 'end';

/** Where each tensor stands: on the trunk, or on a branch that it leaves, follows or brings back. */
const courses: Readonly<Record<BoxId, Course>> = {
  words: 'start',
  segments: 'on',
  positions: 'back',
  embedded: 'trunk',
  x: 'trunk',
  q: 'out',
  k: 'on',
  v: 'on',
  scores: 'on',
  probs: 'on',
  context: 'on',
  o: 'back',
  attentionSum: 'trunk',
  h: 'trunk',
  a: 'out',
  g: 'on',
  f: 'back',
  outputSum: 'trunk',
  y: 'trunk',
  pooled: 'end',
};

interface Track {
  readonly dot: number;
  readonly trunk: string;
  readonly branch: string;
}

/** A line's stretch: paths in its own box, `ROW` high. */
export function trackOf(id: BoxId): Track {
  const course = courses[id];
  const { trunk: t, branch: b } = lanes;
  const middle = ROW / 2;
  const down = `M${t} 0V${ROW}`;
  const tracks: Readonly<Record<Course, Track>> = {
    start: { dot: t, trunk: `M${t} ${middle}V${ROW}`, branch: '' },
    trunk: { dot: t, trunk: down, branch: '' },
    out: { dot: b, trunk: down, branch: `M${t} 0C${t} ${middle} ${b} 0 ${b} ${middle}V${ROW}` },
    on: { dot: b, trunk: down, branch: id === 'segments' ? `M${b} ${middle}V${ROW}` : `M${b} 0V${ROW}` },
    back: { dot: b, trunk: down, branch: `M${b} 0V${middle}C${b} ${ROW} ${t} ${middle} ${t} ${ROW}` },
    end: { dot: t, trunk: `M${t} 0V${middle}`, branch: '' },
  };
  return tracks[course];
}
