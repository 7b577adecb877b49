import type { FloatArray } from './tensor';

/** A stream of random numbers. Two streams with the same key give the same numbers, on every machine. */
export interface Rng {
  /** The next number, uniform in [0, 1), with 53 random bits. */
  readonly uniform: () => number;
  /** An independent stream for a name. It depends on this stream's key only, not on how far it has run. */
  readonly fork: (name: string | number) => Rng;
  /** Lends the generator's four words to who draws from this stream elsewhere. What is left in them goes on. */
  readonly lend: (draw: (words: Int32Array) => void) => void;
}

type Key = readonly [number, number, number, number];

/**
 * The stream of a seed, or of a place below it: `createRng(7, 'encoder.layer.0.output.dense.weight')`.
 * A stream for every parameter, so that reshaping one leaves all others as they were.
 */
export function createRng(seed: number, ...path: readonly (string | number)[]): Rng {
  const root: Key = [mix(seed ^ 0x243f6a88), mix(seed ^ 0x85a308d3), mix(seed ^ 0x13198a2e), mix(seed ^ 0x03707344)];
  return fromKey(path.reduce<Key>(childKey, root));
}

function fromKey(key: Key): Rng {
  const { next, lend } = smallFastCounter(key);
  return {
    uniform: () => ((next() >>> 5) * 0x4000000 + (next() >>> 6)) / 0x20000000000000,
    fork: name => fromKey(childKey(key, name)),
    lend,
  };
}

/** FNV-1a over the name's code units, from four starts; the finaliser spreads a last letter's change over all bits. */
function childKey(key: Key, name: string | number): Key {
  // A number and its spelling must not share a stream: row 7 and a module called "7".
  const text = typeof name === 'number' ? `#${name}` : `/${name}`;
  return key.map(lane => {
    let hash = lane;
    for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
    return mix(hash);
  }) as unknown as Key;
}

/** MurmurHash3's 32-bit finaliser: a bijection in which every input bit flips every output bit about half of the time. */
function mix(value: number): number {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) | 0;
}

/** sfc32, a chaotic generator with a counter (Doty-Humphrey, PractRand): 32 bits a call, period at least 2³². */
function smallFastCounter([ka, kb, kc, kd]: Key): { readonly next: () => number; readonly lend: Rng['lend'] } {
  let a = ka;
  let b = kb;
  let c = kc;
  let counter = kd;
  const next = () => {
    const out = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + out) | 0;
    return out;
  };
  for (let i = 0; i < 12; i++) next();
  const lend: Rng['lend'] = draw => {
    const words = Int32Array.of(a, b, c, counter);
    draw(words);
    a = words[0]!;
    b = words[1]!;
    c = words[2]!;
    counter = words[3]!;
  };
  return { next, lend };
}

export interface Gaussian {
  readonly mean: number;
  readonly std: number;
}

/** One draw from N(mean, std²), by Box and Muller's transform of two uniforms. */
export function gaussian(rng: Rng, { mean, std }: Gaussian): number {
  // 1 − u lies in (0, 1]: log(0) never comes up.
  const radius = Math.sqrt(-2 * Math.log(1 - rng.uniform()));
  return mean + std * radius * Math.cos(2 * Math.PI * rng.uniform());
}

/** As fillGaussian, perhaps sooner. */
export type FillGaussian = (rng: Rng, out: FloatArray, law: Gaussian) => void;

/**
 * Fills `out` with draws from N(mean, std²), two for each pair of uniforms. float32 gets the rounded float64 draws. The kernels' is
 * held to this one bit for bit (kernels/drawing.ts): a change here is one there.
 */
export function fillGaussian(rng: Rng, out: FloatArray, { mean, std }: Gaussian): void {
  for (let i = 0; i < out.length; i += 2) {
    const radius = std * Math.sqrt(-2 * Math.log(1 - rng.uniform()));
    // cos 2πu and sin 2πu in half the time that Math.cos and Math.sin take: Taylor's series at h = (2πu − π)/4, where |h| ≤ π/4 makes
    // the first term left out less than 1e-16, then twice from an angle to its double.
    const h = (rng.uniform() - 0.5) * (Math.PI / 2);
    const z = h * h;
    const sinH =
      h *
      (1 -
        (z / 6) * (1 - (z / 20) * (1 - (z / 42) * (1 - (z / 72) * (1 - (z / 110) * (1 - (z / 156) * (1 - z / 210)))))));
    const cosH =
      1 -
      (z / 2) *
        (1 -
          (z / 12) *
            (1 - (z / 30) * (1 - (z / 56) * (1 - (z / 90) * (1 - (z / 132) * (1 - (z / 182) * (1 - z / 240)))))));
    const sin2h = 2 * sinH * cosH;
    const cos2h = 1 - 2 * sinH * sinH;
    out[i] = mean - radius * (1 - 2 * sin2h * sin2h);
    if (i + 1 < out.length) out[i + 1] = mean - radius * 2 * sin2h * cos2h;
  }
}

export interface Uniform {
  readonly min: number;
  readonly max: number;
}

/** Fills `out` with draws that are uniform in [min, max). float32 gets the rounded float64 draws. */
export function fillUniform(rng: Rng, out: FloatArray, { min, max }: Uniform): void {
  for (let i = 0; i < out.length; i++) out[i] = min + (max - min) * rng.uniform();
}
