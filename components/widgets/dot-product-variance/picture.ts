import { CHART_TITLE, chartSvg } from '@/components/viz/chartSvg';
import { heatmapSvg } from '@/components/viz/heatmapSvg';
import { histogramSvg } from '@/components/viz/histogramSvg';
import { legendSvg } from '@/components/viz/legendSvg';
import { inks, type Theme } from '@/components/viz/ramps';
import { svgDocument, svgText } from '@/components/viz/svg';
import { unfoldingSvg } from '@/components/viz/unfoldingSvg';
import type { Frame } from '@/lib/experiments/contract';
import { type DotProductSpecs, pairs } from '@/lib/experiments/dot-product-variance/params';
import type { Picture } from '../contract';
import { againstD, distributionChart } from './charts';
import { figuresOf } from './figures';
import type { Messages } from './messages.en';
import { shownPairs, signed, tensors, unfoldPair } from './pairs';

/** Columns in the two layouts: of charts, of heatmaps. */
const layouts = {
  wide: { width: 912, charts: 2, maps: 3 },
  narrow: { width: 324, charts: 1, maps: 1 },
} as const;
const GAP = 24;
const NUMBERS = 96;
const CHART = 190;
const BELOW_CHART = 52;
const CELL_HEIGHT = 13;
const MAP = 44 + pairs * CELL_HEIGHT;

/** The figure as the View draws it, for before it is live. */
export const picture: Picture<DotProductSpecs, Messages> = (frame, params, { theme, layout, t }) => {
  const { width, charts, maps } = layouts[layout];
  const column = (of: number): number => (width - (of - 1) * GAP) / of;
  const out = [numbersSvg(frame, theme, t)];
  const at = (i: number) => ({
    x0: (i % charts) * (column(charts) + GAP),
    y0: NUMBERS + Math.floor(i / charts) * (CHART_TITLE + CHART + BELOW_CHART),
  });
  const chart = { theme, width: column(charts), height: CHART };
  out.push(histogramSvg({ ...distributionChart(frame, params, t), ...chart, ...at(0) }));
  out.push(chartSvg({ ...againstD(frame, params, t), ...chart, ...at(1), selected: params.d }));
  let y = NUMBERS + (2 / charts) * (CHART_TITLE + CHART + BELOW_CHART);
  out.push(svgText(0, y + 14, t.pairsTitle, { fill: inks[theme].ink, size: 14, weight: 650 }));
  const legend = legendSvg({
    scale: signed,
    theme,
    x: width - 132,
    y: layout === 'wide' ? y : y + 20,
    label: '',
    width: 132,
  });
  out.push(legend.svg);
  y += layout === 'wide' ? 44 : 60;
  for (const [i, { name, label, hue }] of tensors.entries()) {
    const { grid, shape } = shownPairs(frame, name, t);
    const x = (i % maps) * (column(maps) + GAP);
    const cellWidth = Math.min(40, (column(maps) - 22) / Math.max(1, grid.cols));
    const rowLabels = Array.from({ length: pairs }, (_, row) => String(row));
    out.push(
      heatmapSvg({
        grid,
        scale: signed,
        name: label,
        tensor: hue,
        theme,
        shape,
        rowLabels,
        cellWidth,
        cellHeight: CELL_HEIGHT,
        digits: null,
        selection: { row: params.pair },
        x,
        y: y + Math.floor(i / maps) * MAP,
      }).svg,
    );
  }
  y += (3 / maps) * MAP;
  const unfolded = unfoldingSvg(unfoldPair(frame, params.pair, t), { y, width, theme });
  out.push(unfolded.svg);
  const height = y + unfolded.height + 8;
  return { svg: svgDocument(out.join(''), { width, height, title: t.title }), width, height };
};

function numbersSvg(frame: Frame, theme: Theme, t: Messages): string {
  const ink = inks[theme];
  const [first, second] = [150, 250];
  const rows = figuresOf(frame).map(({ name, theory, measured, error }, i) => {
    const y = 44 + i * 24;
    return [
      svgText(0, y, name === 'mean' ? t.meanName : t.varianceName, { fill: ink.ink, size: 14, weight: 600 }),
      svgText(first, y, theory, { fill: ink.ink, size: 14, weight: 600, anchor: 'end' }),
      svgText(second, y, measured, { fill: ink.ink, size: 14, weight: 600, anchor: 'end' }),
      svgText(second + 6, y, `± ${error}`, { fill: ink.ink2, size: 14 }),
    ].join('');
  });
  return [
    svgText(first, 20, t.theory, { fill: ink.ink2, size: 13, anchor: 'end' }),
    svgText(second, 20, t.measured, { fill: ink.ink2, size: 13, anchor: 'end' }),
    ...rows,
  ].join('');
}
