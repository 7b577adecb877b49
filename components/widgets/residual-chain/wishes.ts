import type { ResidualChainSpecs } from '@/lib/experiments/residual-chain/params';
import { gridName } from '@/lib/experiments/residual-chain/result';
import { columnOf, rowOf } from '@/lib/experiments/shownGrids';
import type { ShownGrids } from '../contract';
import { drawnOf } from './frame';

/** Both maps, the paths, and what the chosen cell is made of: of a matrix only its row, or on the way back its column. */
export const shown: ShownGrids<ResidualChainSpecs> = params => {
  const { side, block, dim, paths, blocks } = drawnOf(params);
  const always = [gridName.forward, gridName.backward];
  const drawn =
    paths.length === 0
      ? []
      : [gridName.paths, gridName.pathSizes, ...(params.branch === 'number' ? gains(blocks) : [])];
  if (block === undefined) return [...always, ...drawn];
  const norm = params.norm ? [rowOf(gridName.rstd, block)] : [];
  const weight = gridName.weight(block);
  const cell =
    side === 'forward'
      ? [rowOf(gridName.read, block), rowOf(gridName.written, block), rowOf(weight, dim)]
      : [rowOf(gridName.sumGradient, block), rowOf(gridName.readGradient, block), columnOf(weight, dim)];
  return [...always, ...drawn, ...norm, ...cell];
};

/** Of numbers the factors themselves, which stand on the diagonals. */
const gains = (blocks: number) => Array.from({ length: blocks }, (_, block) => gridName.weight(block));
