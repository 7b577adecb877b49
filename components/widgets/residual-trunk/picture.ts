import { chartsSvg } from '@/components/viz/chartsSvg';
import { svgDocument } from '@/components/viz/svg';
import type { ResidualTrunkSpecs } from '@/lib/experiments/residual-trunk/params';
import type { Picture } from '../contract';
import { chartsOf } from './charts';
import type { Messages } from './messages.en';

const layouts = { wide: { width: 912, across: 3 }, narrow: { width: 324, across: 1 } } as const;

/** The figure as the View draws it, for before it is live. */
export const picture: Picture<ResidualTrunkSpecs, Messages> = (frame, params, { theme, layout, t }) => {
  const { width, across } = layouts[layout];
  const selected = Math.min(params.state, frame.scalars.blocks ?? 0);
  const charts = chartsOf(frame, t).map(chart => ({ ...chart, selected }));
  const { svg, height } = chartsSvg(charts, { theme, width, across, height: 150, below: 40 });
  return { svg: svgDocument(svg, { width, height, title: t.title }), width, height };
};
