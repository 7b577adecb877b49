import type { Unfolding } from '@/components/viz/unfolding';
import type { Frame } from '@/lib/experiments/contract';
import type { DepthProfileParams } from '@/lib/experiments/depth-profile/params';
import { gridName } from '@/lib/experiments/depth-profile/result';
import { formatReadable } from '@/lib/format';
import { type Grid, gridRow } from '@/lib/grid';
import type { Messages } from './messages.en';
import { cosineSnippet, experimentSnippet } from './snippet';

/** A point of the gradient's curve, or a cell of the cosines, as arithmetic with a sentence and code. */
export interface Unfolded {
  readonly unfolding: Unfolding;
  readonly sentence: string;
  readonly code: string;
  readonly codeTitle: string;
}

/** Terms that are written out; the rest is one sum. */
const WRITTEN = 12;
const write = (value: number): string => formatReadable(value, 3);

/** undefined where the frame lacks what it takes. */
export function unfold(frame: Frame, params: DepthProfileParams, t: Messages): Unfolded | undefined {
  return params.unfolded === 'cosine' && params.focus !== 'gradient'
    ? ofCosine(frame, params, t)
    : ofGradient(frame, params, t);
}

function ofGradient(frame: Frame, params: DepthProfileParams, t: Messages): Unfolded | undefined {
  const { layers = 0 } = frame.scalars;
  const state = Math.min(params.layer, layers);
  const [here, top] = [state, layers].map(at => frame.grids[gridName.gradient(params.which, at)]);
  if (!here || !top) return undefined;
  const line = (grid: Grid, at: number) => {
    const squares = Array.from(grid.values, value => value ** 2);
    return {
      key: `gradient.${at}`,
      label: { text: t.squaresAt(at), hue: 'g' as const },
      values: squares.slice(0, WRITTEN),
      write,
      rest: restOf(squares),
      total: `Σ = ${write(sum(squares))}`,
      norm: Math.sqrt(sum(squares)),
    };
  };
  const lines = (state === layers ? [line(top, layers)] : [line(here, state), line(top, layers)]) as ReturnType<
    typeof line
  >[];
  const [below, above] = [lines[0]?.norm ?? 0, lines.at(-1)?.norm ?? 1];
  return {
    unfolding: columns(lines, here.cols, t.token, t),
    sentence: t.gradientSentence(write(below), write(above), write(below / above), state, layers),
    code: experimentSnippet(params),
    codeTitle: t.runSnippet,
  };
}

function ofCosine(frame: Frame, params: DepthProfileParams, t: Messages): Unfolded | undefined {
  const state = Math.min(params.layer, frame.scalars.layers ?? 0);
  const grid = frame.grids[gridName.state(params.which, state)];
  if (!grid) return undefined;
  const [left, right] = [params.row, params.col].map(row => gridRow(grid, Math.min(row, grid.rows - 1)));
  if (!left || !right) return undefined;
  const products = left.map((value, i) => value * (right[i] ?? 0));
  const [leftNorm, rightNorm] = [Math.hypot(...left), Math.hypot(...right)];
  const line = (key: string, text: string, sub: string | undefined, values: readonly number[], total: string) => ({
    key,
    label: { text, hue: 'x' as const, ...(sub !== undefined && { sub }) },
    values: values.slice(0, WRITTEN),
    write,
    rest: key === 'product' ? restOf(values) : '…',
    total,
  });
  const dot = sum(products);
  return {
    unfolding: columns(
      [
        line('left', 'x', String(params.row), left, `‖x‖ = ${write(leftNorm)}`),
        line('right', 'x', String(params.col), right, `‖x‖ = ${write(rightNorm)}`),
        line('product', t.product, undefined, products, `Σ = ${write(dot)}`),
      ],
      grid.cols,
      t.dimension,
      t,
    ),
    sentence: t.cosineSentence(
      write(dot),
      write(leftNorm),
      write(rightNorm),
      write(leftNorm * rightNorm === 0 ? 0 : dot / leftNorm / rightNorm),
    ),
    code: cosineSnippet(left, right),
    codeTitle: t.cellSnippet,
  };
}

function columns(lines: Unfolding['lines'], terms: number, corner: string, t: Messages): Unfolding {
  const left = terms - WRITTEN;
  return {
    lines: left > 0 ? lines : lines.map(({ rest: _, ...line }) => line),
    columns: Array.from({ length: Math.min(terms, WRITTEN) }, (_, i) => String(i)),
    corner,
    ...(left > 0 && { rest: t.more(left) }),
  };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const restOf = (values: readonly number[]): string => write(sum(values.slice(WRITTEN)));
