import { dashes } from '@/components/viz/chart';
import { CHART_TITLE, chartSvg } from '@/components/viz/chartSvg';
import { chartsSvg } from '@/components/viz/chartsSvg';
import { heatmapSvg } from '@/components/viz/heatmapSvg';
import { legendSvg } from '@/components/viz/legendSvg';
import { hues, inks, type Theme } from '@/components/viz/ramps';
import { n, svgDocument, svgText } from '@/components/viz/svg';
import { wrapped } from '@/components/viz/wrapped';
import type { Frame } from '@/lib/experiments/contract';
import type { DepthProfileParams, DepthProfileSpecs } from '@/lib/experiments/depth-profile/params';
import { type Encoder, gridName } from '@/lib/experiments/depth-profile/result';
import { formatShape } from '@/lib/format';
import type { Picture } from '../contract';
import { chartsOf } from './charts';
import { cosineScale } from './cosineScale';
import { dashOf, encoders } from './encoders';
import { CHART, card, cellOf, LARGE, MAP } from './layout';
import type { Messages } from './messages.en';
import { verdictsOf } from './verdict';

const layouts = {
  wide: { width: 912, side: 2, across: 3, lines: card.lines.side },
  narrow: { width: 324, side: 1, across: 1, lines: card.lines.alone },
} as const;
const GAP = 24;
/** Below a chart its values stand as a line. */
const BELOW_CHART = 52;

/** The figure as the View draws it, down to the cosines, for before it is live. */
export const picture: Picture<DepthProfileSpecs, Messages> = (frame, params, { theme, layout: wanted, t }) => {
  const { width, side, across, lines } = layouts[wanted];
  const chosen = Math.min(params.layer, frame.scalars.layers ?? 0);
  const columns = (count: number) => ({ width: (width - (count - 1) * GAP) / count, at: (i: number) => i % count });
  const halves = columns(side);
  const x = (i: number) => halves.at(i) * (halves.width + GAP);
  const cardHeight = card.head + lines * card.line;
  const cards = encoders.map((encoder, i) =>
    cardSvg(frame, params, encoder, {
      theme,
      t,
      x: x(i),
      y: Math.floor(i / side) * (cardHeight + 12),
      width: halves.width,
      lines,
    }),
  );
  let top = Math.ceil(2 / side) * (cardHeight + 12);
  const [first, ...others] = chartsOf(frame, params, t);
  const drawn: string[] = [];
  if (first) drawn.push(chartSvg({ ...first, theme, width, height: LARGE, y0: top, selected: chosen }));
  top += CHART_TITLE + LARGE + BELOW_CHART;
  const rows = chartsSvg(
    others.map(chart => ({ ...chart, selected: chosen })),
    { theme, width, across, height: CHART, below: BELOW_CHART, y0: top },
  );
  drawn.push(rows.svg);
  top += rows.height;
  const maps =
    params.focus === 'gradient'
      ? { svg: '', height: 0 }
      : mapsSvg(frame, chosen, { theme, t, top, side, width: halves.width, x });
  const height = top + maps.height;
  return {
    svg: svgDocument([...cards, ...drawn, maps.svg].join(''), { width, height, title: t.title }),
    width,
    height,
  };
};

interface MapsOptions {
  readonly theme: Theme;
  readonly t: Messages;
  readonly top: number;
  readonly side: number;
  /** px of one map's column, and where it begins. */
  readonly width: number;
  readonly x: (encoder: number) => number;
}

/** The cosines of both encoders and their legend. */
function mapsSvg(frame: Frame, chosen: number, options: MapsOptions): { svg: string; height: number } {
  const { theme, t, top, side, width, x } = options;
  const tokens = frame.scalars.tokens ?? 0;
  const cell = cellOf(Math.min(MAP, width), tokens);
  const each = cell * tokens + 54;
  const shape = `${formatShape(tokens, tokens)} · ${t.state(chosen)}`;
  const maps = encoders.map((encoder, i) => {
    const grid = frame.grids[gridName.cosines(encoder, chosen)];
    if (!grid) return '';
    const place = { x: x(i), y: top + Math.floor(i / side) * (each + 12) };
    const labels = { showRowLabels: false, showColLabels: false };
    const cells = { cellWidth: cell, cellHeight: cell, digits: null };
    const name = t.cosineName(encoder);
    return heatmapSvg({ grid, scale: cosineScale, name, tensor: 'x', shape, theme, ...labels, ...cells, ...place }).svg;
  });
  const below = Math.ceil(encoders.length / side) * (each + 12);
  const legend = legendSvg({ scale: cosineScale, theme, label: t.cosineLegend, y: top + below });
  return { svg: [...maps, legend.svg].join(''), height: below + 40 };
}

interface CardOptions {
  readonly theme: Theme;
  readonly t: Messages;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly lines: number;
}

function cardSvg(frame: Frame, params: DepthProfileParams, encoder: Encoder, options: CardOptions): string {
  const { theme, t, x, y, width, lines } = options;
  const ink = inks[theme];
  const dash = dashes[dashOf[encoder]];
  const out = [
    svgText(x, y + 16, t.encoder[encoder], { fill: ink.ink, size: 13, weight: 650 }),
    `<path d="M${n(x + 18)} ${y + 12}h34" stroke="${hues.g[theme]}" stroke-width="1.75"${dash ? ` stroke-dasharray="${dash}"` : ''}/>`,
    svgText(x + 60, y + 16, wrapped(t.setting(params, encoder), width - 60, 13)[0] ?? '', { fill: ink.ink2, size: 13 }),
  ];
  const written = verdictsOf(frame, params, encoder).flatMap(verdict =>
    wrapped(t.verdict(verdict), width, 13).map(text => ({ text, weight: verdict.disease ? 600 : 450 })),
  );
  written.slice(0, lines).forEach(({ text, weight }, i) => {
    out.push(svgText(x, y + card.head + i * card.line + 14, text, { fill: ink.ink, size: 13, weight }));
  });
  return out.join('');
}
