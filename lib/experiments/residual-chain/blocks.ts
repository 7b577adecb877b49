import { rms } from '@/lib/engine/metrics/moments';
import { createRng, fillGaussian } from '@/lib/engine/rng';
import { type Tensor, tensor, zeros } from '@/lib/engine/tensor';
import { type ResidualChainParams, width } from './params';

/** Settings that decide what a branch is. */
export type BranchSettings = Pick<
  ResidualChainParams,
  'blocks' | 'branch' | 'gain' | 'sign' | 'scaling' | 'alpha' | 'seed'
>;

const scalings: Readonly<Record<ResidualChainParams['scaling'], (blocks: number) => number>> = {
  one: () => 1,
  sqrt: blocks => 1 / Math.sqrt(blocks),
  n: blocks => 1 / blocks,
};

const signs = { aligned: 1, random: 1, opposed: -1 } as const;

/** α g, times what the scaling asks for, with the sign of an opposed branch: what stands before every matrix. */
export function strengthOf({ blocks, gain, sign, scaling, alpha }: BranchSettings): number {
  return alpha * gain * scalings[scaling](blocks) * signs[sign];
}

/**
 * The matrices A of the branches F(x) = A x, [out, in]. Each block has a stream of its own, so a longer chain begins as the shorter one.
 *   number: a diagonal of ±1, so that columns never meet
 *   matrix: G with entries of variance 1/d, which keeps the RMS of what it reads and points anywhere; aligned and opposed: ±G Gᵀ,
 *           for which x·GGᵀx ≥ 0, and d · 1/d = 1 on average along x
 * times `strengthOf`.
 */
export function drawBranches(settings: BranchSettings): Tensor[] {
  const strength = strengthOf(settings);
  const draw = settings.branch === 'number' ? drawDiagonal : drawMatrix;
  return Array.from({ length: settings.blocks }, (_, block) => {
    const weight = draw(settings, block);
    for (let i = 0; i < weight.data.length; i++) weight.data[i]! *= strength;
    return weight;
  });
}

function drawDiagonal({ seed, sign }: BranchSettings, block: number): Tensor {
  const rng = createRng(seed, 'gain', block);
  const weight = square();
  for (let i = 0; i < width; i++) weight.data[i * width + i] = sign === 'random' && rng.uniform() < 0.5 ? -1 : 1;
  return weight;
}

function drawMatrix({ seed, sign }: BranchSettings, block: number): Tensor {
  const g = square();
  fillGaussian(createRng(seed, 'weight', block), g.data, { mean: 0, std: 1 / Math.sqrt(width) });
  return sign === 'random' ? g : timesTransposed(g);
}

/** G Gᵀ */
function timesTransposed({ data }: Tensor): Tensor {
  const out = square();
  for (let i = 0; i < width; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let k = 0; k < width; k++) sum += data[i * width + k]! * data[j * width + k]!;
      out.data[i * width + j] = sum;
      out.data[j * width + i] = sum;
    }
  }
  return out;
}

const square = (): Tensor => zeros('float64', ['hidden', 'hidden'], [width, width]);

/** [token 1, hidden]: what enters the chain, or its top on the way back. Ones for numbers, so that a column shows its product alone. */
export function startOf({ branch, seed }: Pick<ResidualChainParams, 'branch' | 'seed'>, name: 'input' | 'top'): Tensor {
  return branch === 'number' ? row(new Float64Array(width).fill(1)) : randomRow(seed, name);
}

/** Standard normal numbers, scaled to an RMS of exactly 1. */
export function randomRow(seed: number, name: string): Tensor {
  const values = new Float64Array(width);
  fillGaussian(createRng(seed, name), values, { mean: 0, std: 1 });
  const size = rms(values);
  return row(values.map(value => value / size));
}

export const row = (values: Float64Array): Tensor => tensor(values, ['token', 'hidden'], [1, width]);
