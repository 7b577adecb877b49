import { linearInputBackward } from '@/lib/engine/functional/linear';
import { rms } from '@/lib/engine/metrics/moments';
import type { Tensor } from '@/lib/engine/tensor';
import type { Grid, Series } from '@/lib/grid';
import type { Compute, FrameNote, GridSource } from '../contract';
import { drawBranches, startOf, strengthOf } from './blocks';
import { backward, backwardPastBranches, type Chain, forward, waysBack } from './chain';
import { mostDrawn, type ResidualChainParams, type ResidualChainSpecs, width } from './params';
import { everyPath, gradientByLength, lengthShares } from './paths';
import { boundsOf, proofOf } from './proof';
import { gridName, type SeriesKey } from './result';
import { productLaw, theoryOf } from './theory';

/** A chain of blocks, forward and back, and the 2ⁿ paths into which its gradient comes apart. */
export const compute: Compute<ResidualChainSpecs> = async function* (params) {
  const chain = chainOf(params);
  const passed = forward(chain, startOf(params, 'input'));
  const states = [passed[0]!.input, ...passed.map(({ out }) => out)];
  const top = startOf(params, 'top');
  const ways = waysBack(chain, passed);
  const gradients = backward(ways, top);
  const dSums = ways.map(({ norm }, block) => norm(gradients[block + 1]!));
  const skips = backwardPastBranches(ways, top);
  const lengths = gradientByLength(ways, top);
  const paths = params.blocks <= mostDrawn ? everyPath(ways, top) : [];

  const sizes = states.map(({ data }) => rms(data));
  const theory = theoryOf(params, chain);
  const returned = gradients.map(({ data }) => rms(data));
  const skipped = skips.map(({ data }) => rms(data));
  const bounds = chain.norm === 'post' ? boundsOf(passed) : [];
  // Of nothing there is no share.
  const ratios = passed.map(({ input, written }) => rms(written.data) / (rms(input.data) || Number.POSITIVE_INFINITY));
  const shares = lengthShares(params.blocks);
  const carried = shareOf(lengths.map(({ data }) => rms(data)));

  const law = params.branch === 'number' && params.sign === 'random' && params.residual;
  const scalars: Record<string, number> = {
    blocks: params.blocks,
    strength: strengthOf(params),
    'norm.end': sizes.at(-1)!,
    'norm.theory': theory.at(-1)!,
    'gradient.start': returned[0]!,
    'gradient.skip': skipped[0]!,
    'paths.total': 2 ** params.blocks,
    'paths.middle': around(shares, params.blocks / 2, 3),
    'carried.length': carried.reduce((sum, share, length) => sum + share * length, 0),
    ...(bounds.length > 0 && { 'gradient.bound': bounds[0]! }),
    ...(params.residual && { 'ratio.first': ratios[0]!, 'ratio.last': ratios.at(-1)! }),
    ...(law && withPrefix('law', productLaw(params.blocks, strengthOf(params)))),
  };
  const series: Partial<Record<SeriesKey, Series>> = {
    norm: over(sizes),
    'norm.theory': over(theory),
    gradient: over(returned),
    'gradient.skip': over(skipped),
    ...(bounds.length > 0 && { 'gradient.bound': over(bounds) }),
    ...(params.residual && { ratio: over(ratios, 1) }),
    'paths.count': over(shares),
    'paths.carried': over(carried),
  };
  const grids: Record<string, GridSource> = {
    [gridName.forward]: stacked(states),
    [gridName.backward]: stacked(gradients),
    [gridName.skip]: stacked(skips),
    [gridName.read]: stacked(passed.map(({ read }) => read)),
    [gridName.written]: stacked(passed.map(({ written }) => written)),
    [gridName.sumGradient]: stacked(dSums),
    [gridName.readGradient]: stacked(dSums.map((d, block) => linearInputBackward(d, chain.branches[block]!))),
    [gridName.lengths]: stacked(lengths),
  };
  if (chain.norm !== 'none') {
    const rstd = Float64Array.from(passed, ({ pre, post }) => (pre ?? post)!.rstd[0]!);
    grids[gridName.rstd] = { values: rstd, rows: rstd.length, cols: 1 };
  }
  if (paths.length > 0) {
    grids[gridName.paths] = stacked(paths.map(({ gradient }) => gradient));
    const along = Float64Array.from(paths.flatMap(path => path.sizes));
    grids[gridName.pathSizes] = { values: along, rows: paths.length, cols: params.blocks + 1 };
  }
  chain.branches.forEach(({ data }, block) => {
    grids[gridName.weight(block)] = { values: Float64Array.from(data), rows: width, cols: width };
  });
  yield {
    scalars,
    grids,
    series,
    labels: {},
    notes: notesOf(params, sizes, returned),
    proof: proofOf({ params, chain, passed, top }),
    done: true,
  };
};

function chainOf(params: ResidualChainParams): Chain {
  return {
    branches: drawBranches(params),
    residual: params.residual ? 1 : 0,
    norm: params.norm ? (params.pre ? 'pre' : 'post') : 'none',
    gamma: params.gamma,
  };
}

/** A curve over 0, 1, 2 … or from `first` on, on a log axis: a value of 0 has no place there. */
function over(values: readonly number[], first = 0): Series {
  const points = values.map((y, i) => ({ x: i + first, y })).filter(({ y }) => y > 0);
  return { x: Float64Array.from(points, ({ x }) => x), y: Float64Array.from(points, ({ y }) => y) };
}

function stacked(rows: readonly Tensor[]): Grid {
  const values = new Float64Array(rows.length * width);
  rows.forEach(({ data }, i) => {
    values.set(data, i * width);
  });
  return { values, rows: rows.length, cols: width };
}

function shareOf(sizes: readonly number[]): number[] {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  return sizes.map(size => (total === 0 ? 0 : size / total));
}

/** The sum of the shares no further than `reach` from `middle`. */
const around = (shares: readonly number[], middle: number, reach: number): number =>
  shares.reduce((sum, share, k) => (Math.abs(k - middle) <= reach ? sum + share : sum), 0);

const withPrefix = (prefix: string, values: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [`${prefix}.${name}`, value]));

function notesOf(params: ResidualChainParams, sizes: readonly number[], returned: readonly number[]): FrameNote[] {
  const notes: FrameNote[] = [];
  if (sizes.at(-1) === 0) notes.push({ code: 'nothing' });
  else if (returned[0] === 0) notes.push({ code: 'noGradient' });
  if (!params.residual) notes.push({ code: 'onePath' });
  return notes;
}
