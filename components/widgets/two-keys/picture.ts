import { barSeries } from '@/components/viz/barSeries';
import { CHART_TITLE, chartSvg } from '@/components/viz/chartSvg';
import { heatmapSvg } from '@/components/viz/heatmapSvg';
import { svgDocument } from '@/components/viz/svg';
import { range, type TwoKeysSpecs } from '@/lib/experiments/two-keys/params';
import type { Picture } from '../contract';
import { curveOf } from './curve';
import { jacobianScale, probsSeries, twoBars } from './frame';
import type { Messages } from './messages.en';

const HEIGHT = 170;
const ROW = CHART_TITLE + HEIGHT + 40;

/** The figure as the View draws it, for before it is live. */
export const picture: Picture<TwoKeysSpecs, Messages> = (frame, params, { theme, layout, t }) => {
  const wide = layout === 'wide';
  const width = wide ? 912 : 324;
  const across = wide ? 360 : 324;
  const { first, second } = params;
  const common = { theme, width: across, height: HEIGHT, x: twoBars } as const;
  const scores = chartSvg({
    ...common,
    title: `${t.scores}  ${t.hint}`,
    series: [barSeries({ name: t.scores, hue: 's', values: [first, second] })],
    y: { domain: [range.min, range.max] },
  });
  const probs = chartSvg({
    ...common,
    title: t.probs,
    series: probsSeries(frame),
    y: { domain: [0, 1] },
    x0: wide ? across + 20 : 0,
    y0: wide ? 0 : ROW,
  });
  const jacobian = heatmapSvg({
    grid: frame.grids.jacobian ?? { values: new Float64Array(4), rows: 2, cols: 2 },
    scale: jacobianScale,
    name: 'J',
    tensor: 's',
    theme,
    digits: { style: 'fixed', places: 3 },
    cellWidth: 62,
    cellHeight: 62,
    x: wide ? 2 * across + 40 : 0,
    y: wide ? 4 : 2 * ROW,
  });
  const top = wide ? ROW : 2 * ROW + jacobian.height + 24;
  const curve = chartSvg({
    ...curveOf(frame, params, t),
    title: t.curve,
    theme,
    width,
    height: HEIGHT,
    y0: top,
    selected: frame.scalars.gap,
  });
  const height = top + CHART_TITLE + HEIGHT + 40;
  return {
    svg: svgDocument(scores + probs + jacobian.svg + curve, { width, height, title: t.pictured() }),
    width,
    height,
  };
};
