import { chartsSvg } from '@/components/viz/chartsSvg';
import { heatmapSvg } from '@/components/viz/heatmapSvg';
import { legendSvg } from '@/components/viz/legendSvg';
import { hues, inks, type Theme } from '@/components/viz/ramps';
import { n, svgDocument, svgText } from '@/components/viz/svg';
import type { Frame } from '@/lib/experiments/contract';
import type { ResidualChainParams, ResidualChainSpecs } from '@/lib/experiments/residual-chain/params';
import { formatShape } from '@/lib/format';
import type { Picture } from '../contract';
import { chartsOf } from './charts';
import { type Drawn, drawnOf, numberCell, rowHeight, type Side, scaleOf, sideStyle, sides, statesOf } from './frame';
import type { Messages } from './messages.en';
import { barsOf, WIRING, wiringOf } from './pathsLayout';

const layouts = { wide: { width: 912, across: 2 }, narrow: { width: 324, across: 1 } } as const;
const [GAP, PAD, HEAD, TOP] = [24, 9, 36, 32];

/** The figure as the View draws it, for before it is live; of the chosen cell's arithmetic it shows nothing. */
export const picture: Picture<ResidualChainSpecs, Messages> = (frame, params, { theme, layout: wanted, t }) => {
  const { width, across } = layouts[wanted];
  const drawn = drawnOf(params);
  const each = (width - (across - 1) * GAP) / across;
  const out = [svgText(0, 14, t.block(params), { fill: inks[theme].ink2, size: 13 })];
  let y = TOP;
  if (drawn.paths.length > 0) {
    const paths = pathsSvg(frame, drawn, { theme, y, width, t });
    out.push(paths.svg);
    y += paths.height + GAP;
  }
  let height = 0;
  sides.forEach((side, i) => {
    if (i > 0 && across === 1) y += height + GAP / 2;
    const x = across === 1 ? 0 : i * (each + GAP);
    const map = mapSvg(frame, side, drawn, { theme, x, y, width: each, params, t });
    out.push(map.svg);
    height = map.height;
  });
  y += height + GAP;
  const charts = chartsOf(frame, t).map(chart => ({
    ...chart,
    selected: chart.over === 'states' ? drawn.state : undefined,
  }));
  const curves = chartsSvg(charts, { theme, width, across, height: 140, below: 44, y0: y });
  out.push(curves.svg);
  y += curves.height;
  return { svg: svgDocument(out.join(''), { width, height: y, title: t.title }), width, height: y };
};

interface MapOptions {
  readonly theme: Theme;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly params: ResidualChainParams;
  readonly t: Messages;
}

function mapSvg(
  frame: Frame,
  side: Side,
  { blocks, state, dim }: Drawn,
  { theme, x, y, width, params, t }: MapOptions,
) {
  const { name, hue } = sideStyle[side];
  const grid = statesOf(frame, side, params);
  const { cols } = grid;
  const scale = scaleOf(grid);
  const legend = legendSvg({ scale, theme, width: 120, x: x + width - PAD - 120, y: y + PAD });
  const options = {
    grid,
    scale,
    name,
    tensor: hue,
    theme,
    shape: formatShape(blocks + 1, cols),
    cellHeight: rowHeight(blocks),
    digits: cols === 1 ? numberCell(blocks).digits : null,
    selection: { row: state, col: dim },
    x: x + PAD,
    y: y + PAD + HEAD,
  } as const;
  // The row labels take what they need; a first look tells how much.
  const { left } = heatmapSvg({ ...options, cellWidth: 1 });
  const cellWidth = cols === 1 ? numberCell(blocks).cellWidth : Math.floor((x + width - PAD - left) / cols);
  const map = heatmapSvg({ ...options, cellWidth });
  const height = HEAD + 2 * PAD + map.height;
  const frameAround =
    side === 'backward'
      ? `<rect x="${n(x + 0.75)}" y="${n(y + 0.75)}" width="${n(width - 1.5)}" height="${n(height - 1.5)}" fill="none" stroke="${hues.g[theme]}" stroke-width="1.5" stroke-dasharray="4 3"/>`
      : '';
  const words = svgText(x + PAD, y + PAD + 14, t[side], { fill: inks[theme].ink2, size: 13 });
  return { svg: frameAround + words + legend.svg + map.svg, height };
}

interface PathsOptions {
  readonly theme: Theme;
  readonly y: number;
  readonly width: number;
  readonly t: Messages;
}

const BARS = 110;

function pathsSvg(frame: Frame, drawn: Drawn, { theme, y, width: room, t }: PathsOptions) {
  const ink = inks[theme];
  const bars = barsOf(frame, drawn);
  const chosen = bars[drawn.path];
  const width = Math.min(room, 560, 72 + 100 * drawn.blocks);
  const wiring = wiringOf(drawn.blocks, chosen?.mask ?? 0, width);
  const wires = [
    `<path d="${wiring.trunk}" stroke="${hues.x[theme]}" stroke-width="5" opacity=".35"/>`,
    `<path d="${wiring.branches.join('')}" stroke="${ink.line2}" stroke-width="1.5"/>`,
    `<path d="${wiring.chosen}" stroke="${hues.g[theme]}" stroke-width="3" stroke-dasharray="7 4"/>`,
    ...wiring.boxes.map(
      ({ x, y: at, block }) =>
        `<rect x="${n(x - WIRING.box.width / 2)}" y="${n(at - WIRING.box.height / 2)}" width="${WIRING.box.width}" height="${WIRING.box.height}" rx="3" fill="${ink.surface}" stroke="${ink.line2}"/>${svgText(x, at + 4, `A${block}`, { fill: ink.ink, weight: 600, anchor: 'middle' })}`,
    ),
  ].join('');
  const top = Math.max(1e-300, ...bars.map(({ value }) => Math.abs(value)));
  const low = bars.some(({ value }) => value < 0);
  const zero = low ? BARS / 2 : BARS;
  const lengths = bars.at(-1)?.length ?? 0;
  const each = Math.min(41, (room - 4 * lengths) / bars.length);
  const rises = bars.map(({ value, length }, i) => {
    const rise = (zero * Math.abs(value)) / top;
    const on = i === drawn.path;
    return `<rect x="${n(i * each + 4 * length)}" y="${n(value < 0 ? zero : zero - rise)}" width="${n(each - 1)}" height="${n(Math.max(1, rise))}" fill="${hues.g[theme]}"${on ? ` stroke="${ink.ink}" stroke-width="2"` : ' opacity=".45"'}/>`;
  });
  const barsTop = y + 26 + WIRING.height + 8;
  const said = chosen
    ? svgText(0, barsTop + BARS + 22, t.path(chosen, drawn.blocks), { fill: hues.g[theme], size: 13, weight: 600 })
    : '';
  return {
    svg: [
      svgText(0, y + 14, t.pathsTitle(bars.length, drawn.dim), { fill: ink.ink, size: 13, weight: 600 }),
      `<g transform="translate(0 ${n(y + 26)})" fill="none">${wires}</g>`,
      `<g transform="translate(0 ${n(barsTop)})">${rises.join('')}<path d="M0 ${zero}H${n(bars.length * each + 4 * lengths)}" stroke="${ink.line2}"/></g>`,
      said,
    ].join(''),
    height: barsTop + BARS + 30 - y,
  };
}
