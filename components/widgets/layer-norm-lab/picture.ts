import { barAxis, barSeries } from '@/components/viz/barSeries';
import { CHART_TITLE, chartSvg } from '@/components/viz/chartSvg';
import { chartsSvg } from '@/components/viz/chartsSvg';
import { heatmapSvg } from '@/components/viz/heatmapSvg';
import { legendSvg } from '@/components/viz/legendSvg';
import { inks, type Theme } from '@/components/viz/ramps';
import { svgDocument, svgText } from '@/components/viz/svg';
import { unfoldingSvg } from '@/components/viz/unfoldingSvg';
import type { Frame } from '@/lib/experiments/contract';
import type { DialectId } from '@/lib/experiments/layer-norm-lab/epsilons';
import type { LayerNormLabParams, LayerNormLabSpecs } from '@/lib/experiments/layer-norm-lab/params';
import type { Picture } from '../contract';
import { batchGradient } from './batchRows';
import { chartsOf } from './charts';
import { barRange, chosenOf, gridAt, scalar, signed, times, unit, upright, vectorAt } from './frame';
import { matrixLayout, shapeOf } from './layout';
import type { Messages } from './messages.en';
import { numbersOf } from './numbers';
import { unfoldingOf } from './unfold';

interface Given {
  readonly frame: Frame;
  readonly params: LayerNormLabParams;
  readonly theme: Theme;
  readonly t: Messages;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}
interface Piece {
  readonly svg: string;
  readonly height: number;
}

const GAP = 32;

/** The figure as the View draws it, for before it is live. */
export const picture: Picture<LayerNormLabSpecs, Messages> = (frame, params, { theme, layout, t }) => {
  const width = layout === 'wide' ? 912 : 324;
  const draw = { vector: vectorSvg, dialects: dialectsSvg, batch: batchSvg }[params.show];
  const { svg, height } = draw({ frame, params, theme, t, x: 0, y: 0, width });
  return { svg: svgDocument(svg, { width, height, title: t.title }), width, height };
};

/** Bars and numbers at the left, the Jacobian with its strips at the right, the unfolded cell below. */
function vectorSvg(given: Given): Piece {
  const { frame, params, theme, t, width } = given;
  const wide = width > 620;
  const bars = wide ? Math.floor(((width - GAP) * 4) / 9) : width;
  const left = leftSvg({ ...given, width: bars });
  const matrix = matrixSvg({
    ...given,
    x: wide ? bars + GAP : 0,
    y: wide ? 0 : left.height + GAP,
    width: wide ? width - bars - GAP : width,
  });
  const top = wide ? Math.max(left.height, matrix.height) : left.height + GAP + matrix.height;
  const way = unfoldingOf(frame, params, chosenOf(params, frame), t);
  const sum = unfoldingSvg(way, { y: top + GAP, width, theme });
  return { svg: left.svg + matrix.svg + sum.svg, height: top + GAP + sum.height + 8 };
}

const BARS = 148;
const LINE = 24;
/** Title, bars, and the line below them that says one. */
const EACH = CHART_TITLE + BARS + 20;

/** x and dy as bars, one below the other or side by side. */
function barsSvg({ frame, params, theme, y, width }: Given, across: 1 | 2): Piece {
  const std = scalar(frame, 'std');
  const pairs = [
    { name: 'x', hue: 'x', values: vectorAt(frame, 'bars'), become: gridAt(frame, 'normalized'), label: 'x̂' },
    {
      name: 'dy',
      hue: 'g',
      values: vectorAt(frame, params.dyFrom === 'span' ? 'dy' : 'dyBars'),
      become: times(gridAt(frame, 'dx'), std),
      label: 's·dx',
    },
  ] as const;
  const room = (width - (across - 1) * GAP) / across;
  const charts = pairs.map(({ name, hue, values, become, label }, i) => {
    const { most } = barRange(values);
    const points = { x: Float64Array.from(values, (_, k) => k), y: Float64Array.from(become.values) };
    return chartSvg({
      title: name,
      series: [barSeries({ name, hue, values }), { key: 'over', label, hue, shape: 'points', points }],
      x: barAxis(values.length),
      y: { domain: [-most, most] },
      theme,
      width: room,
      height: BARS,
      x0: (i % across) * (room + GAP),
      y0: y + Math.floor(i / across) * EACH,
    });
  });
  return { svg: charts.join(''), height: (pairs.length / across) * EACH };
}

function leftSvg(given: Given): Piece {
  const { frame, theme, t, y, width } = given;
  const bars = barsSvg(given, 1);
  const ink = inks[theme];
  const from = y + bars.height + 8;
  const numbers = numbersOf(frame, t).map(
    ({ name, value }, i) =>
      svgText(0, from + 14 + i * LINE, name, { fill: ink.ink2 }) +
      svgText(width, from + 14 + i * LINE, value, { fill: ink.ink, weight: 600, anchor: 'end' }),
  );
  return { svg: bars.svg + numbers.join(''), height: bars.height + 8 + numbers.length * LINE };
}

function matrixSvg({ frame, params, theme, t, x, y, width }: Given): Piece {
  const d = scalar(frame, 'hidden');
  const std = scalar(frame, 'std');
  const { tensor, row, col } = chosenOf(params, frame);
  const layout = matrixLayout(width, d);
  const plain = { theme, showRowLabels: false, showColLabels: false } as const;
  const middle = x + layout.beside;
  const strip = {
    ...plain,
    scale: signed,
    cellWidth: layout.cell,
    cellHeight: 28,
    selection: { row: 0, col },
    x: middle,
  };
  const chosenRow = tensor === 'jacobian' ? row : undefined;
  const top = heatmapSvg({ ...strip, grid: gridAt(frame, 'normalized'), name: 'x̂', tensor: 'x', y });
  const below = y + top.height + 12;
  const jacobian = heatmapSvg({
    ...plain,
    grid: times(gridAt(frame, 'jacobian'), std),
    scale: unit,
    name: 's·J',
    tensor: 'x',
    shape: shapeOf(d, 1 / std, layout.cell, t),
    cellWidth: layout.cell,
    cellHeight: layout.height,
    selection: { row: chosenRow, col },
    x: middle,
    y: below,
  });
  const g = heatmapSvg({
    ...plain,
    grid: upright(gridAt(frame, 'g')),
    scale: signed,
    name: 'g',
    tensor: 'g',
    shape: '',
    cellWidth: layout.side,
    cellHeight: layout.height,
    selection: { row: chosenRow, col: 0 },
    x,
    y: below,
  });
  const last = below + jacobian.height + 12;
  const dx = heatmapSvg({ ...strip, grid: times(gridAt(frame, 'dx'), std), name: 's·dx', tensor: 'g', y: last });
  const bar = { theme, width: 132, y: last + dx.height + 16 };
  const legend = legendSvg({ ...bar, scale: signed, label: t.legends.vectors, x });
  const second = legendSvg({ ...bar, scale: unit, label: t.legends.jacobian, x: x + 160 });
  return {
    svg: top.svg + jacobian.svg + g.svg + dx.svg + legend.svg + second.svg,
    height: last - y + dx.height + 16 + legend.height,
  };
}

function dialectsSvg(given: Given): Piece {
  const { frame, theme, t, width } = given;
  const bars = barsSvg(given, width > 620 ? 2 : 1);
  const top = bars.height + 40;
  const std = scalar(frame, 'std');
  const names = (Object.keys(t.dialects) as DialectId[]).map(id => t.dialects[id].short);
  const maps = [
    { grid: gridAt(frame, 'dialects.y'), name: 'y', tensor: 'x' as const },
    { grid: times(gridAt(frame, 'dialects.dx'), std), name: 's·dx', tensor: 'g' as const },
  ];
  const drawn = mapsSvg(maps, { theme, width, names, y: top });
  const row = { theme, width, across: width > 620 ? 2 : 1, height: 170, below: 24 };
  const charts = chartsSvg(chartsOf(frame, t), { ...row, y0: top + drawn.height + 24 });
  const legend = legendSvg({ scale: signed, theme, width: 132, y: bars.height });
  return {
    svg: bars.svg + legend.svg + drawn.svg + charts.svg,
    height: top + drawn.height + 24 + charts.height,
  };
}

function batchSvg(given: Given): Piece {
  const { frame, theme, t, width } = given;
  const bars = barsSvg(given, width > 620 ? 2 : 1);
  const top = bars.height + 40;
  const names = Array.from({ length: gridAt(frame, 'batch.x').rows }, (_, i) => t.token(i));
  const maps = [
    { grid: gridAt(frame, 'batch.x'), name: 'x', tensor: 'x' as const },
    { grid: gridAt(frame, 'batch.normalized'), name: 'x̂', tensor: 'x' as const },
    { grid: batchGradient(frame), name: 's·dx', tensor: 'g' as const },
    { grid: gridAt(frame, 'batch.dy'), name: 'dy', tensor: 'g' as const },
  ];
  const drawn = mapsSvg(maps, { theme, width, names, y: top });
  const legend = legendSvg({ scale: signed, theme, width: 132, y: bars.height });
  return { svg: bars.svg + legend.svg + drawn.svg, height: top + drawn.height };
}

interface MapsOptions {
  readonly theme: Theme;
  readonly width: number;
  readonly names: readonly string[];
  readonly y: number;
}

/** Heatmaps of one shape, two abreast where there is room. */
function mapsSvg(
  maps: readonly Pick<Parameters<typeof heatmapSvg>[0], 'grid' | 'name' | 'tensor'>[],
  { theme, width, names, y }: MapsOptions,
): Piece {
  const across = width > 620 ? 2 : 1;
  const each = (width - (across - 1) * GAP) / across;
  let height = 0;
  const svg = maps.map((map, i) => {
    const at = { x: (i % across) * (each + GAP), y: y + height };
    const options = { ...map, scale: signed, theme, rowLabels: names, cellHeight: 30, ...at };
    const { left } = heatmapSvg({ ...options, cellWidth: 1 });
    const piece = heatmapSvg({ ...options, cellWidth: Math.min(52, (each - (left - at.x) - 4) / map.grid.cols) });
    if (i % across === across - 1) height += piece.height + 16;
    return piece.svg;
  });
  return { svg: svg.join(''), height };
}
