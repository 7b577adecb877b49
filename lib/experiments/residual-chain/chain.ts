import { type LayerNormCache, layerNorm, layerNormBackward } from '@/lib/engine/functional/layerNorm';
import { linear, linearInputBackward } from '@/lib/engine/functional/linear';
import { type Tensor, tensor, zeros } from '@/lib/engine/tensor';
import { row } from './blocks';
import { width } from './params';

/** A chain of blocks y = N_post(r·x + A N_pre(x)), and what a passage has left of each. */
export interface Chain {
  readonly branches: readonly Tensor[];
  /** r: 1 with a residual connection, 0 without. */
  readonly residual: 0 | 1;
  readonly norm: 'none' | 'pre' | 'post';
  readonly gamma: number;
}

/** What one block did; every tensor [token 1, hidden]. */
export interface Passed {
  /** x, as it came in. */
  readonly input: Tensor;
  /** N_pre(x). */
  readonly read: Tensor;
  /** A N_pre(x). */
  readonly written: Tensor;
  /** r·x + A N_pre(x). */
  readonly sum: Tensor;
  readonly out: Tensor;
  readonly pre?: LayerNormCache;
  readonly post?: LayerNormCache;
}

const eps = 1e-12;
const bias = zeros('float64', ['hidden'], [width]);
const weightOf = ({ gamma }: Chain): Tensor => tensor(new Float64Array(width).fill(gamma), ['hidden'], [width]);

export function forward(chain: Chain, input: Tensor): Passed[] {
  let x = input;
  return chain.branches.map((_, block) => {
    const passed = passBlock(chain, block, x);
    x = passed.out;
    return passed;
  });
}

export function passBlock(chain: Chain, block: number, input: Tensor): Passed {
  const { branches, residual, norm } = chain;
  const before = norm === 'pre' ? layerNorm(input, weightOf(chain), bias, eps) : undefined;
  const read = before?.out ?? input;
  const written = linear(read, branches[block]!, bias);
  const sum = row(Float64Array.from(written.data, (value, i) => residual * input.data[i]! + value));
  const behind = norm === 'post' ? layerNorm(sum, weightOf(chain), bias, eps) : undefined;
  const out = behind?.out ?? sum;
  return {
    input,
    read,
    written,
    sum,
    out,
    ...(before && { pre: before.cache }),
    ...(behind && { post: behind.cache }),
  };
}

/** The ways back through one block; each takes the gradient of what it says to that of x. */
export interface WaysBack {
  /** Through N_post: the gradient of out → that of the sum. */
  readonly norm: (dOut: Tensor) => Tensor;
  /** Past the branch: the gradient of the sum → r times itself. */
  readonly skip: (dSum: Tensor) => Tensor;
  /** Through the branch: the gradient of the sum → J_preᵀ Aᵀ dSum. */
  readonly branch: (dSum: Tensor) => Tensor;
}

export function waysBack(chain: Chain, passed: readonly Passed[]): WaysBack[] {
  const weight = weightOf(chain);
  return passed.map(({ pre, post }, block) => ({
    norm: d => (post ? layerNormBackward(d, weight, post).dX : d),
    skip: d => (chain.residual === 1 ? d : row(new Float64Array(width))),
    branch: d => {
      const dRead = linearInputBackward(d, chain.branches[block]!);
      return pre ? layerNormBackward(dRead, weight, pre).dX : dRead;
    },
  }));
}

export const plus = (a: Tensor, b: Tensor): Tensor => row(Float64Array.from(a.data, (value, i) => value + b.data[i]!));

/** The gradient of every state, of the input first: both ways through each block, added. top: that of the last state. */
export function backward(ways: readonly WaysBack[], top: Tensor): Tensor[] {
  return downwards(ways, top, ({ norm, skip, branch }, d) => {
    const dSum = norm(d);
    return plus(skip(dSum), branch(dSum));
  });
}

/** The same along the residual connections alone. */
export function backwardPastBranches(ways: readonly WaysBack[], top: Tensor): Tensor[] {
  return downwards(ways, top, ({ norm, skip }, d) => skip(norm(d)));
}

function downwards(ways: readonly WaysBack[], top: Tensor, step: (way: WaysBack, d: Tensor) => Tensor): Tensor[] {
  const states = [top];
  for (const way of [...ways].reverse()) states.unshift(step(way, states[0]!));
  return states;
}
