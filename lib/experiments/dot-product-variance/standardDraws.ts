import { createRng, type Rng } from '@/lib/engine/rng';
import { laws } from './laws';
import type { Law } from './params';

/** Standardised draws of some pairs: what every switch turns into q and k. */
export interface Chunk {
  /** Pairs in it. */
  readonly rows: number;
  /** [pair, coordinate]: of q alone, of k alone. */
  readonly own: Float32Array;
  readonly other: Float32Array;
  /** [pair, 2]: what the coordinates of q share, what those of k share. */
  readonly shared: Float32Array;
}

interface Wanted {
  readonly law: Law;
  readonly seed: number;
  readonly d: number;
  /** What they are for: other draws of the same seed. */
  readonly use: 'score' | 'ladder' | 'claim';
}

/** Coordinates in a chunk: a few milliseconds of drawing. */
const CHUNK = 2 ** 15;
/** Numbers that are kept, so that a switch moves over draws that are there: 32 MB. */
const MOST = 2 ** 23;

/** The chunks of one law, seed and d that are kept, and the streams behind the last of them. */
interface Kept {
  readonly key: string;
  readonly chunks: Chunk[];
  readonly streams: Streams;
}
const kept = new Map<Wanted['use'], Kept>();

/**
 * One run's way through its draws, chunk by chunk from the first; `chunkOf(0)` may be asked for again. The same numbers for the same
 * seed, law and d, however many pairs are taken and whatever is switched.
 */
export function standardDraws(wanted: Wanted): {
  /** Pairs in a chunk. */
  readonly rows: number;
  readonly chunk: (index: number) => Chunk;
} {
  const { law, seed, d, use } = wanted;
  // Even, since normal numbers are made in twos.
  const rows = 2 * Math.max(1, Math.floor(CHUNK / d / 2));
  const most = Math.max(1, Math.floor(MOST / (rows * (2 * d + 2))));
  const key = [law, seed, d].join(' ');
  if (kept.get(use)?.key !== key) kept.set(use, { key, chunks: [], streams: startStreams(wanted) });
  const { chunks, streams } = kept.get(use)!;
  // Behind what is kept every run goes its own way.
  let beyond: Streams | undefined;
  const draw = ({ q, k, shared }: Streams): Chunk => {
    const filled = (rng: Rng, length: number): Float32Array => {
      const out = new Float32Array(length);
      laws[law].fill(rng, out);
      return out;
    };
    return { rows, own: filled(q, rows * d), other: filled(k, rows * d), shared: filled(shared, rows * 2) };
  };
  return {
    rows,
    chunk: index => {
      if (index < chunks.length) return chunks[index]!;
      if (index < most) {
        chunks.push(draw(streams));
        return chunks[index]!;
      }
      beyond ??= copyOf(streams, wanted);
      return draw(beyond);
    },
  };
}

interface Streams {
  readonly q: Rng;
  readonly k: Rng;
  readonly shared: Rng;
}

function startStreams({ seed, use, d }: Wanted): Streams {
  const rng = createRng(seed, 'dot-product-variance', use, d);
  return { q: rng.fork('q'), k: rng.fork('k'), shared: rng.fork('shared') };
}

function copyOf(streams: Streams, wanted: Wanted): Streams {
  const copy = startStreams(wanted);
  for (const name of ['q', 'k', 'shared'] as const) streams[name].lend(words => copy[name].lend(own => own.set(words)));
  return copy;
}
