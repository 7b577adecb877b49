import type { UnfoldedLine, Unfolding } from '@/components/viz/unfolding';
import type { Frame } from '@/lib/experiments/contract';
import type { LayerNormLabParams } from '@/lib/experiments/layer-norm-lab/params';
import { formatFixed, formatReadable } from '@/lib/format';
import { type Chosen, gridAt, scalar, signed, unit, vectorAt } from './frame';
import type { Messages } from './messages.en';
import { waysOf } from './ways';

const two = (value: number): string => formatFixed(value, 2);
const readable = (value: number): string => formatReadable(value, 3);

/** More terms than these do not stand side by side. */
const MOST = 16;

/** The chosen cell as arithmetic. */
export function unfoldingOf(frame: Frame, params: LayerNormLabParams, chosen: Chosen, t: Messages): Unfolding {
  return { jacobian: jacobianCell, normalized: normalizedCell, dx: dxCell }[chosen.tensor](frame, params, chosen, t);
}

function jacobianCell(frame: Frame, params: LayerNormLabParams, chosen: Chosen, t: Messages): Unfolding {
  const { own, mean, std } = waysOf(frame, params, chosen);
  return {
    columns: [t.ways.own, t.ways.mean, t.ways.std],
    lines: [
      {
        key: 'ways',
        label: { text: 's·J', sub: `${chosen.row},${chosen.col}`, hue: 'x' },
        values: [own, mean, std],
        scale: unit,
        write: value => formatFixed(value, 3),
        total: `Σ = ${formatFixed(own + mean + std, 3)}`,
        part: 'jacobian',
      },
    ],
  };
}

function normalizedCell(frame: Frame, _: LayerNormLabParams, { col }: Chosen, t: Messages): Unfolding {
  const mean = scalar(frame, 'mean');
  const centred = vectorAt(frame, 'x').map(value => value - mean);
  const squares = centred.map(value => value ** 2);
  const { d, variance } = { d: scalar(frame, 'hidden'), variance: scalar(frame, 'variance') };
  return cut(t, col, [
    { key: 'centred', label: { text: 'x − μ', hue: 'x' }, values: centred, write: short, part: 'mean' },
    {
      key: 'squares',
      label: { text: '(x − μ)²', hue: 'x' },
      values: squares,
      write: short,
      total: `Σ / ${d} = σ² = ${readable(variance)}`,
      part: 'rstd',
    },
    {
      key: 'normalized',
      label: { text: 'x̂', hue: 'x' },
      values: vectorAt(frame, 'normalized'),
      scale: signed,
      write: two,
      part: 'normalized',
    },
  ]);
}

function dxCell(frame: Frame, _: LayerNormLabParams, { col }: Chosen, t: Messages): Unfolding {
  const d = scalar(frame, 'hidden');
  const std = scalar(frame, 'std');
  const jacobian = gridAt(frame, 'jacobian').values;
  const g = vectorAt(frame, 'g');
  const column = g.map((_, i) => (jacobian[i * d + col] ?? 0) * std);
  const products = g.map((value, i) => value * (column[i] ?? 0));
  return cut(t, col, [
    { key: 'g', label: { text: 'g', hue: 'g' }, values: g, scale: signed, write: two, part: 'dy' },
    {
      key: 'column',
      label: { text: 's·J', sub: `·,${col}`, hue: 'x' },
      values: column,
      scale: unit,
      write: two,
      part: 'jacobian',
    },
    {
      key: 'product',
      label: { text: t.product },
      values: products,
      scale: signed,
      write: two,
      total: `Σ = ${two(products.reduce((sum, value) => sum + value, 0))}`,
      part: 'dx',
    },
  ]);
}

/** As many terms as stand side by side, the chosen one among them; what is left out is only counted. */
function cut(t: Messages, own: number, lines: readonly UnfoldedLine[]): Unfolding {
  const count = lines[0]?.values.length ?? 0;
  const names = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => String(from + i));
  if (count <= MOST) return { lines, columns: names(0, count), corner: t.entryAxis, own };
  const from = Math.min(Math.max(0, own - MOST / 2), count - MOST);
  return {
    lines: lines.map(line => ({ ...line, values: line.values.slice(from, from + MOST) })),
    columns: names(from, from + MOST),
    corner: t.entryAxis,
    own: own - from,
    rest: t.rest(count - MOST),
  };
}

/** x may be of any size: two places where they say something. */
const short = (value: number): string =>
  value === 0 || (Math.abs(value) >= 0.01 && Math.abs(value) < 1000)
    ? two(value)
    : value.toExponential(1).replace('-', '−');
