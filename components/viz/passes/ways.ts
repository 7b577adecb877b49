import { type Grid, gridColumn, gridRow } from '@/lib/grid';
import type { TensorHue } from '../ramps';
import type { HeatScale } from '../scale';
import type { Unfolding } from '../unfolding';
import type { CellStory } from './contract';
import { type Factor, type ProductWords, productUnfolding, rowUnfolding } from './products';
import { type TorchCode, torchCode } from './torchCode';

/** How a cell comes about, as arithmetic and as code; null where its number was drawn, not computed. */
export interface Way {
  readonly unfolding: Unfolding | null;
  readonly code: TorchCode | null;
}

export const drawnWay: Way = { unfolding: null, code: null };

/** A tensor, as far as its vectors must know it. */
export interface Source {
  readonly key: string;
  readonly name: string;
  readonly hue: TensorHue;
  readonly grid: Grid;
  readonly scale: HeatScale;
}

/** A row or a column of a tensor: `index` as code writes it. */
export interface Vector {
  readonly of: Source;
  readonly values: readonly number[];
  readonly index: string;
}

export const rowOf = (of: Source, at: number): Vector => ({ of, values: gridRow(of.grid, at), index: String(at) });
export const columnOf = (of: Source, at: number): Vector => ({
  of,
  values: gridColumn(of.grid, at),
  index: `:, ${at}`,
});

export const factorOf = ({ of: { key, name, hue, scale }, values, index }: Vector): Factor => ({
  key,
  label: { text: name, sub: index, hue },
  values,
  scale,
});

/** A vector with its numbers, under a name of its own in code. */
export const named = ({ of, values, index }: Vector, name: string) => ({ name, values, what: `${of.name}[${index}]` });

/** Σ left · right. */
export const productWay = (left: Vector, right: Vector, words: ProductWords, result: number): Way => ({
  unfolding: productUnfolding([factorOf(left), factorOf(right)], words),
  code: { vectors: [named(left, 'u'), named(right, 'v')], lines: ['print(u @ v)'], result },
});

/** A token through its norm: z is what the norm reads, y what it makes, `col` the chosen feature. */
export const normWay = (z: Vector, y: Vector, col: number, over: string): Way => ({
  unfolding: rowUnfolding([factorOf(z), factorOf(y)], col, over, []),
  code: {
    vectors: [named(z, 'z')],
    lines: ['y = torch.nn.functional.layer_norm(z, z.shape, eps=1e-12)', `print(y[${col}])`],
    result: y.values[col] ?? Number.NaN,
  },
});

/** A token's gradient back through its norm: by autograd in the code. `back` is what comes out. */
export const normBackWay = (
  z: Vector,
  [dy, y, back]: readonly [Vector, Vector, Vector],
  col: number,
  over: string,
): Way => ({
  unfolding: rowUnfolding([factorOf(dy), factorOf(y), factorOf(back)], col, over, []),
  code: {
    vectors: [named(z, 'z'), named(dy, 'dy')],
    lines: [
      'z.requires_grad_()',
      'torch.nn.functional.layer_norm(z, z.shape, eps=1e-12).backward(dy)',
      `print(z.grad[${col}])`,
    ],
    result: back.values[col] ?? Number.NaN,
  },
});

export const storyFrom = ({ unfolding, code }: Way, name: string, sentence: string): CellStory => ({
  name,
  unfolding,
  sentence,
  code: code && torchCode(code),
});
