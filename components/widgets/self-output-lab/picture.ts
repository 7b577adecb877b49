import { CHART_TITLE, chartSvg } from '@/components/viz/chartSvg';
import { openedOf } from '@/components/viz/passes/contract';
import { openedPairSvg, passesSvg } from '@/components/viz/passes/passesSvg';
import { inks } from '@/components/viz/ramps';
import { svgDocument, svgText } from '@/components/viz/svg';
import { wrapped } from '@/components/viz/wrapped';
import type { SelfOutputLabSpecs } from '@/lib/experiments/self-output-lab/params';
import type { Picture } from '../contract';
import { chosenOf } from './cells';
import { chartsOf } from './charts';
import type { Messages } from './messages.en';
import { stagesOf } from './stages';
import { storyOf } from './story';

const CHART = 140;
const BELOW_CHART = 48;
const widths = { wide: 912, narrow: 324 } as const;

/** The figure as the View draws it, for before it is live. */
export const picture: Picture<SelfOutputLabSpecs, Messages> = (frame, params, { theme, layout, t }) => {
  const width = widths[layout];
  const stages = stagesOf(frame, params, t);
  const chosen = chosenOf(frame, params);
  const flow = passesSvg(stages, chosen.tensor, t.passes, { width, theme, y: 0 });
  const out = [flow.svg];
  let y = flow.height + 8;
  for (const line of wrapped(t.verdict(frame, params), Math.min(width, 600), 13)) {
    y += 20;
    out.push(svgText(0, y, line, { fill: inks[theme].ink, size: 13, weight: 560 }));
  }
  const opened = openedPairSvg(openedOf(stages, chosen.tensor), chosen, storyOf(frame, params, t), {
    width,
    theme,
    y: y + 16,
  });
  out.push(opened.svg);
  y += 16 + opened.height + 16;
  const across = layout === 'wide' ? 2 : 1;
  const each = (width - (across - 1) * 24) / across;
  const charts = chartsOf(frame, params, t);
  for (const [i, { key: _, ...chart }] of charts.entries())
    out.push(
      chartSvg({
        ...chart,
        theme,
        width: each,
        height: CHART,
        x0: (i % across) * (each + 24),
        y0: y + Math.floor(i / across) * (CHART_TITLE + CHART + BELOW_CHART),
      }),
    );
  const height = y + Math.ceil(charts.length / across) * (CHART_TITLE + CHART + BELOW_CHART) - BELOW_CHART + 24;
  return { svg: svgDocument(out.join(''), { width, height, title: t.title }), width, height };
};
