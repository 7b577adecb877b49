import type { Frame } from '@/lib/experiments/contract';
import type { ResidualChainParams } from '@/lib/experiments/residual-chain/params';
import { gridName } from '@/lib/experiments/residual-chain/result';
import { gridEntry } from '@/lib/grid';
import { type Drawn, gridOf } from './frame';

/** One path as a bar. */
export interface PathBar {
  readonly mask: number;
  readonly length: number;
  /** What it brings to the chosen dimension of the input's gradient. */
  readonly value: number;
}

/** Every path's share of one number of the input's gradient; they add up to it. */
export function barsOf(frame: Frame, { paths, dim }: Drawn): PathBar[] {
  const grid = gridOf(frame, gridName.paths);
  return paths.map((mask, row) => ({ mask, length: lengthOf(mask), value: gridEntry(grid, row, dim) }));
}

export const lengthOf = (mask: number): number => mask.toString(2).replaceAll('0', '').length;

/** What a path meets in each block, from the top down: past (1, or what a norm leaves) or through. */
export interface PathStep {
  readonly block: number;
  readonly through: boolean;
  /** Of numbers: the factor itself. Of vectors: their RMS behind the block. */
  readonly value: number;
}

export function stepsOf(frame: Frame, params: ResidualChainParams, { path, paths, dim, blocks }: Drawn): PathStep[] {
  const mask = paths[path] ?? 0;
  const sizes = gridOf(frame, gridName.pathSizes);
  return Array.from({ length: blocks }, (_, i) => {
    const block = blocks - 1 - i;
    const through = ((mask >> block) & 1) === 1;
    const factor = through ? gridEntry(gridOf(frame, gridName.weight(block)), dim, dim) : params.residual ? 1 : 0;
    return { block, through, value: params.branch === 'number' ? factor : gridEntry(sizes, path, block) };
  });
}

/** The wiring of n blocks and a path through it, in px: the trunk along the bottom, a branch over each block. */
export interface Wiring {
  readonly trunk: string;
  readonly branches: readonly string[];
  readonly boxes: readonly { readonly x: number; readonly y: number; readonly block: number }[];
  readonly chosen: string;
  readonly ends: readonly [number, number];
  readonly y: number;
}

export const WIRING = { height: 74, box: { width: 30, height: 22 } } as const;
const [ROAD, HUMP, END] = [56, 20, 26];

export function wiringOf(blocks: number, mask: number, width: number): Wiring {
  const step = (width - 2 * END) / Math.max(1, blocks);
  const left = (block: number) => END + block * step + step * 0.14;
  const right = (block: number) => END + (block + 1) * step - step * 0.14;
  const corner = Math.min(10, step * 0.2);
  const hump = (block: number) =>
    `V${HUMP + corner}q0 ${-corner} ${corner} ${-corner}H${round(right(block) - corner)}q${corner} 0 ${corner} ${corner}V${ROAD}`;
  const all = Array.from({ length: blocks }, (_, block) => block);
  let chosen = `M${END} ${ROAD}`;
  for (const block of all) chosen += ((mask >> block) & 1) === 1 ? `H${round(left(block))}${hump(block)}` : '';
  return {
    trunk: `M${END} ${ROAD}H${round(width - END)}`,
    branches: all.map(block => `M${round(left(block))} ${ROAD}${hump(block)}`),
    boxes: all.map(block => ({ x: round(END + (block + 0.5) * step), y: HUMP, block })),
    chosen: `${chosen}H${round(width - END)}`,
    ends: [END, width - END],
    y: ROAD,
  };
}

const round = (value: number): number => Math.round(value * 10) / 10;
