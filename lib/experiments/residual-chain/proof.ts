import { frobeniusNorm, mean } from '@/lib/engine/metrics/moments';
import type { Tensor } from '@/lib/engine/tensor';
import type { ProofStep } from '../contract';
import { exactStep } from '../proofSteps';
import { randomRow, row } from './blocks';
import { backward, backwardPastBranches, type Chain, forward, type Passed, passBlock, waysBack } from './chain';
import { type ResidualChainParams, width } from './params';
import { gradientByLength } from './paths';
import type { ProofKey } from './result';

function dot(a: Tensor, b: Tensor): number {
  let sum = 0;
  for (let i = 0; i < width; i++) sum += a.data[i]! * b.data[i]!;
  return sum;
}
const norm = (x: Tensor): number => frobeniusNorm(x.data);
const unit = (x: Tensor): Tensor => {
  const size = norm(x);
  return row(Float64Array.from(x.data, value => (size === 0 ? 0 : value / size)));
};
const moved = (x: Tensor, along: Tensor, by: number): Tensor =>
  row(Float64Array.from(x.data, (value, i) => value + by * along.data[i]!));

/** Central differences: what a function of a state does along a direction. */
function differences(f: (x: Tensor) => Tensor, at: Tensor, along: Tensor, seen: Tensor): number {
  const h = 1e-5;
  const [above, below] = [f(moved(at, along, h)), f(moved(at, along, -h))];
  return dot(seen, row(Float64Array.from(above.data, (value, i) => (value - below.data[i]!) / (2 * h))));
}

export interface Proved {
  readonly params: ResidualChainParams;
  readonly chain: Chain;
  readonly passed: readonly Passed[];
  readonly top: Tensor;
}

/**
 * The lines of the derivation at the present settings. What the lines on pre-LN state is I + A with A the Jacobian of the branch, and what
 * they are held against is the chain as it is, moved by a little and looked at again. The last two lines are about the same matrices
 * in post-LN, whatever the figure shows.
 */
export function proofOf({ params, chain, passed, top }: Proved): Record<ProofKey, ProofStep> {
  const start = passed[0]!.input;
  // As the lines have it: each block is I + A, nothing behind the addition.
  const stated = waysBack({ ...chain, residual: 1 }, passed).map(ways => ({ ...ways, norm: (d: Tensor) => d }));
  const size = norm(top);
  const u = unit(randomRow(params.seed, 'direction'));
  const gradient = backward(stated, top)[0]!;
  const along = unit(gradient);
  const whole = (x: Tensor): Tensor => forward(chain, x).at(-1)!.out;
  const parts = gradientByLength(stated, top);
  const sumOfPaths = parts.reduce((sum, part) => moved(sum, part, 1));
  // Where large parts cancel, a sum is no better than the digits of its parts.
  const rounding = parts.reduce((sum, part) => sum + norm(part), 0) * 2 ** -51;
  const past = backwardPastBranches(waysBack(chain, passed), top)[0]!;
  const without = params.residual ? [] : ['residual'];
  const behind = params.norm && !params.pre ? ['pre'] : [];

  const postChain: Chain = { ...chain, norm: 'post' };
  // Ones, as numbers start from, are a row that a norm makes 0.
  const postStart = params.branch === 'number' ? randomRow(params.seed, 'input') : start;
  const postPassed = forward(postChain, postStart);
  const postWays = waysBack({ ...postChain, residual: 1 }, postPassed);
  const postTop = params.branch === 'number' ? randomRow(params.seed, 'top') : top;
  const first = postWays[0]!;
  const dSum = first.norm(u);
  const postSkip = backwardPastBranches(waysBack(postChain, postPassed), postTop)[0]!;

  return {
    block: exactStep(
      dot(u, u) + dot(u, stated[0]!.branch(u)),
      differences(x => passBlock(chain, 0, x).out, start, u, u),
      [...without, ...behind],
    ),
    product: exactStep(norm(gradient) / size, differences(whole, start, along, top) / size),
    paths: {
      theory: norm(gradient) / size,
      measured: norm(sumOfPaths) / size,
      standardError: rounding > 1e-8 * norm(gradient) ? rounding / size : 0,
      broken: [],
    },
    identity: exactStep(1, norm(past) / size, [...without, ...behind]),
    post: exactStep(
      dot(u, dSum) + dot(u, first.branch(dSum)),
      differences(x => passBlock(postChain, 0, x).out, postStart, u, u),
      without,
    ),
    bound: exactStep(shrunk(postPassed, postTop), norm(postSkip) / norm(postTop), [
      ...without,
      ...(params.gamma === 1 ? [] : ['gamma']),
    ]),
  };
}

/** Π (1/s) ‖P d‖/‖d‖ from the top down, P = I − 11ᵀ/d − x̂x̂ᵀ/d: the skip-only gradient of post-LN at γ = 1, its norm by that of the top. */
function shrunk(passed: readonly Passed[], top: Tensor): number {
  let d = unit(top);
  let product = 1;
  for (const { post } of [...passed].reverse()) {
    const { normalized, rstd } = post!;
    const average = mean(d.data);
    const along = dot(d, normalized) / width;
    const projected = row(Float64Array.from(d.data, (value, i) => value - average - normalized.data[i]! * along));
    product *= norm(projected) * rstd[0]!;
    d = unit(projected);
  }
  return product;
}

/** Π 1/s over the blocks from state l on, for every state: what the skip-only gradient of post-LN cannot exceed while γ = 1. */
export function boundsOf(passed: readonly Passed[]): number[] {
  const bounds = [1];
  for (const { post } of [...passed].reverse()) bounds.unshift(bounds[0]! * (post?.rstd[0] ?? 1));
  return bounds;
}
