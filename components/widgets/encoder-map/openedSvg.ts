import { heatmapSvg } from '@/components/viz/heatmapSvg';
import { legendSvg } from '@/components/viz/legendSvg';
import { hues, inks, type Theme } from '@/components/viz/ramps';
import { svgTag, svgText } from '@/components/viz/svg';
import type { Frame } from '@/lib/experiments/contract';
import { arrowOf } from '@/lib/experiments/encoder-map/arrows';
import { boxOf } from '@/lib/experiments/encoder-map/boxes';
import type { EncoderMapParams } from '@/lib/experiments/encoder-map/params';
import { formatNumber, formatReadable, formatShape } from '@/lib/format';
import type { Grid } from '@/lib/grid';
import { chosenOf, headOf, hueOf, openedOf, parametersOf, perHead, scaleOf, shapeOf, sizesOf } from './frame';
import type { Messages } from './messages.en';
import { arrowName, shortPath } from './names';
import { statisticsOf } from './statistics';

interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly theme: Theme;
  readonly t: Messages;
}

/** Title, module path, tensor, statistics and parameters of what is open. */
export function openedSvg(
  frame: Frame,
  params: EncoderMapParams,
  { x, y, width, theme, t }: Place,
): { svg: string; height: number } {
  const { box, row, col } = chosenOf(params);
  const sizes = sizesOf(params);
  const ink = inks[theme];
  const arrow = arrowOf(params.open);
  const shape = shapeOf(box, sizes);
  const text = (line: string, at: number, size = 13, weight = 450): string =>
    svgText(x, at, line, { fill: ink.ink2, size, weight });
  const head = perHead(box) ? `${formatShape(sizes.tokens, sizes.tokens)}, ${t.head} ${headOf(params)}` : shape;
  const { grid, by } = thinnedOut(openedOf(frame, box, headOf(params)));
  const options = {
    grid,
    scale: scaleOf(box),
    name: boxOf(box).symbol,
    tensor: hueOf[box],
    theme,
    shape: head,
    rowLabels: frame.labels.tokens ?? [],
    ...(perHead(box) && sizes.tokens <= MOST_NAMES && { colLabels: frame.labels.tokens ?? [] }),
    showColLabels: by === 1 && sizes.tokens <= MOST_NAMES,
    cellHeight: Math.min(16, 256 / grid.rows),
    digits: null,
    selection: { row, col: Math.floor(col / by) },
    x,
    y: y + 96,
  };
  const { left } = heatmapSvg({ ...options, cellWidth: 1 });
  const map = heatmapSvg({ ...options, cellWidth: Math.min(40, (width - (left - x) - 4) / grid.cols) });
  const statistics = statisticsOf(openedOf(frame, box, headOf(params)));
  const below = y + 96 + map.height + 22;
  const lines = parametersOf(frame, box).map(
    ({ name, shape: of, count }) =>
      `${shortPath(name)}   ${formatShape(...of)}${of.length > 1 ? ` = ${formatNumber(count, { style: 'integer' })}` : ''}`,
  );
  const svg = [
    svgTag(x, y + 18, arrow ? arrowName(arrow.id) : boxOf(box).symbol, arrow ? t.arrowCarries(shape) : shape, {
      hue: hues[hueOf[box]][theme],
      ink: ink.ink2,
      size: 19,
    }),
    text(boxOf(box).activation, y + 42),
    legendSvg({ scale: scaleOf(box), theme, width: 132, x, y: y + 56 }).svg,
    map.svg,
    text(
      (['mean', 'std', 'min', 'max'] as const)
        .map(key => `${t.statistics[key]} ${formatReadable(statistics[key], 3)}`)
        .join('   '),
      below,
    ),
    svgText(x, below + 34, t.parameters, { fill: ink.ink, size: 13, weight: 600 }),
    ...(lines.length > 0 ? lines : [t.none]).map((line, i) => text(line, below + 56 + i * 20)),
  ].join('');
  return { svg, height: below - y + 60 + Math.max(1, lines.length) * 20 };
}

/** A picture is some hundred px wide: of a wide tensor every `by`-th column is drawn. */
const MOST_COLUMNS = 96;
/** Beyond so many tokens their names would lie over each other. */
const MOST_NAMES = 24;

function thinnedOut(grid: Grid): { readonly grid: Grid; readonly by: number } {
  const { values, rows, cols } = grid;
  const by = Math.ceil(cols / MOST_COLUMNS);
  if (by === 1) return { grid, by };
  const width = Math.ceil(cols / by);
  const out = new Float32Array(rows * width);
  for (let i = 0; i < out.length; i++) out[i] = values[Math.floor(i / width) * cols + (i % width) * by] ?? Number.NaN;
  return { grid: { values: out, rows, cols: width }, by };
}
