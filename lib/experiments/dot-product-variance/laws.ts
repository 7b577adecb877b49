import { fillGaussian, fillUniform, type Rng } from '@/lib/engine/rng';
import type { Law } from './params';

/** A symmetric law of mean 0 and variance 1; m4 = E x⁴ (its κ), m6 = E x⁶. */
export interface StandardLaw {
  readonly m4: number;
  readonly m6: number;
  readonly fill: (rng: Rng, out: Float32Array) => void;
}

export const laws: Readonly<Record<Law, StandardLaw>> = {
  normal: { m4: 3, m6: 15, fill: (rng, out) => fillGaussian(rng, out, { mean: 0, std: 1 }) },
  /** On [−√3, √3]. */
  uniform: {
    m4: 9 / 5,
    m6: 27 / 7,
    fill: (rng, out) => fillUniform(rng, out, { min: -Math.sqrt(3), max: Math.sqrt(3) }),
  },
  /** ±1, at even odds. */
  rademacher: {
    m4: 1,
    m6: 1,
    fill: (rng, out) => {
      for (let i = 0; i < out.length; i++) out[i] = rng.uniform() < 0.5 ? -1 : 1;
    },
  },
  /** Density e^(−√2|x|)/√2: tails far heavier than the normal law's, yet all moments are finite. */
  laplace: {
    m4: 6,
    m6: 90,
    fill: (rng, out) => {
      for (let i = 0; i < out.length; i++) {
        const u = rng.uniform() - 0.5;
        // u may be −½, and log(0) must not come up.
        out[i] = -Math.sign(u) * Math.SQRT1_2 * Math.log(Math.max(1 - 2 * Math.abs(u), 2 ** -53));
      }
    },
  },
};
