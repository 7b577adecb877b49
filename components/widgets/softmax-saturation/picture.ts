import { barAxis, barSeries } from '@/components/viz/barSeries';
import { CHART_TITLE, chartSvg } from '@/components/viz/chartSvg';
import { chartsSvg } from '@/components/viz/chartsSvg';
import { heatmapSvg } from '@/components/viz/heatmapSvg';
import { inks } from '@/components/viz/ramps';
import { svgDocument, svgText } from '@/components/viz/svg';
import { unfoldingSvg } from '@/components/viz/unfoldingSvg';
import type { SoftmaxSaturationSpecs } from '@/lib/experiments/softmax-saturation/params';
import { formatShape } from '@/lib/format';
import type { Grid } from '@/lib/grid';
import type { Picture } from '../contract';
import { chartsOf } from './charts';
import { gradientScale, jacobianScale, type Shown, shownOf } from './frame';
import { cellSide, labelWidth, PASSED } from './layout';
import type { Messages } from './messages.en';
import { unfoldRow } from './unfold';

/** The draw, and the curves beside or below it. */
const layouts = {
  wide: { width: 912, draw: 432, side: { x: 468, width: 440 } },
  narrow: { width: 324, draw: 324, side: { x: 0, width: 324 } },
} as const;
const CHART = 148;
const BELOW = 44;
/** Keys whose J is drawn. */
const MOST = 32;

/** The figure as the View draws it, for before it is live. */
export const picture: Picture<SoftmaxSaturationSpecs, Messages> = (frame, params, { theme, layout: wanted, t }) => {
  const { width, draw, side } = layouts[wanted];
  const whole = shownOf(frame, params);
  const shown = firstKeys(whole);
  const { n, row, col } = shown;
  const cell = cellSide(draw, n);
  const common = { theme, digits: null, cellWidth: cell } as const;
  const out: string[] = [];
  out.push(
    chartSvg({
      title: t.probs,
      series: [barSeries({ name: t.bars, hue: 's', values: shown.probs.slice(0, n) })],
      x: barAxis(n),
      y: { domain: [0, 1] },
      theme,
      width: draw,
      height: 112,
      selected: row < n ? row : undefined,
    }),
  );
  let y = CHART_TITLE + 112 + BELOW;
  const g = heatmapSvg({
    ...common,
    grid: shown.g,
    scale: gradientScale,
    name: 'g',
    tensor: 'g',
    showRowLabels: false,
    showColLabels: false,
    cellHeight: 18,
    selection: col < n ? { col } : null,
    x: labelWidth(n),
    y,
  });
  y += g.height + 8;
  const jacobian = heatmapSvg({
    ...common,
    grid: shown.jacobian,
    scale: jacobianScale,
    name: 'J',
    tensor: 's',
    shape: n < whole.n ? t.firstOf(n, whole.n) : formatShape(n, n),
    cellHeight: cell,
    selection: row < n && col < n ? { row, col } : null,
    y,
  });
  const passed = heatmapSvg({
    ...common,
    grid: shown.passed,
    scale: gradientScale,
    name: 'J g',
    shape: '',
    tensor: 'g',
    showRowLabels: false,
    showColLabels: false,
    cellWidth: PASSED,
    cellHeight: cell,
    selection: row < n ? { row } : null,
    x: jacobian.width + 8,
    y: y + jacobian.top - y - 22,
  });
  out.push(g.svg, jacobian.svg, passed.svg);
  const drawBottom = y + jacobian.height + 70;
  const from = wanted === 'wide' ? 0 : drawBottom;
  const place = { theme, width: side.width, across: 1, height: CHART, below: BELOW };
  const charts = chartsSvg(chartsOf(frame, params, t), { ...place, x0: side.x, y0: from });
  out.push(charts.svg);
  const bottom = Math.max(drawBottom, from + charts.height) + 60;
  const sum = unfoldingSvg(unfoldRow(whole, t), { y: bottom, width, theme });
  out.push(sum.svg);
  const height = bottom + sum.height + 28;
  out.push(svgText(0, height - 8, clipped(t.sentence(whole), width), { fill: inks[theme].ink, size: 15 }));
  return { svg: svgDocument(out.join(''), { width, height, title: t.pictured(frame) }), width, height };
};

/** Of many keys the most probable ones: all of them would weigh too much. */
function firstKeys(shown: Shown): Shown {
  const n = Math.min(shown.n, MOST);
  const part = ({ values, rows, cols }: Grid): Grid => {
    const [down, across] = [Math.min(rows, n), Math.min(cols, n)];
    const kept = Float64Array.from({ length: down * across }, (_, i) =>
      Number(values[Math.floor(i / across) * cols + (i % across)]),
    );
    return { values: kept, rows: down, cols: across };
  };
  return { ...shown, n, jacobian: part(shown.jacobian), g: part(shown.g), passed: part(shown.passed) };
}

/** One line of it: the rest stands in the live figure. */
const clipped = (sentence: string, width: number): string => {
  const most = Math.floor(width / (/\p{Script=Han}/u.test(sentence) ? 13 : 7.4));
  return sentence.length > most ? `${sentence.slice(0, most - 1)}…` : sentence;
};
