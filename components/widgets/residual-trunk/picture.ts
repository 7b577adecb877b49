import { CHART_TITLE, chartSvg } from '@/components/viz/chartSvg';
import { svgDocument } from '@/components/viz/svg';
import type { ResidualTrunkSpecs } from '@/lib/experiments/residual-trunk/params';
import type { Picture } from '../contract';
import { chartsOf } from './charts';
import type { Messages } from './messages.en';

const layouts = { wide: { width: 912, across: 3 }, narrow: { width: 324, across: 1 } } as const;
const [GAP, CHART, BELOW] = [24, 150, 40];

/** The figure as the View draws it, for before it is live. */
export const picture: Picture<ResidualTrunkSpecs, Messages> = (frame, params, { theme, layout, t }) => {
  const { width, across } = layouts[layout];
  const each = (width - (across - 1) * GAP) / across;
  const charts = chartsOf(frame, t);
  const rows = Math.ceil(charts.length / across);
  const height = rows * (CHART_TITLE + CHART + BELOW);
  const drawn = charts.map(({ key: _, ...chart }, i) =>
    chartSvg({
      ...chart,
      theme,
      width: each,
      height: CHART,
      x0: (i % across) * (each + GAP),
      y0: Math.floor(i / across) * (CHART_TITLE + CHART + BELOW),
      selected: Math.min(params.state, frame.scalars.blocks ?? 0),
    }),
  );
  return { svg: svgDocument(drawn.join(''), { width, height, title: t.title }), width, height };
};
