import { cellsSvg } from '@/components/viz/cellsSvg';
import { ringSvg } from '@/components/viz/heatmapSvg';
import { legendSvg } from '@/components/viz/legendSvg';
import { hues, inks, type TensorHue } from '@/components/viz/ramps';
import { n, subscripted, svgDocument, svgTag, svgText } from '@/components/viz/svg';
import type { EncoderLayerSpecs } from '@/lib/experiments/encoder-layer/params';
import { formatShape } from '@/lib/format';
import type { Picture } from '../contract';
import { cellScale, scaleOf, tensorOf } from './frame';
import { acrossLayout, type Box, downLayout, tensors } from './layout';
import type { Messages } from './messages.en';

const widths = { wide: 912, narrow: 324 } as const;
const LEGEND = 40;

/** The diagram as the View draws it, for before it is live. Across, the letters are set larger, as the whole is scaled down. */
export const picture: Picture<EncoderLayerSpecs, Messages> = (frame, { token, head }, { theme, layout: wanted, t }) => {
  const layout = wanted === 'wide' ? acrossLayout : downLayout;
  const scale = widths[wanted] / layout.width;
  const size = Math.min(15, 12 / scale);
  const ink = inks[theme];
  const hue = (of: TensorHue): string => hues[of][theme];
  const tokens = frame.labels.tokens ?? [];
  const trunk = hue('x');

  const wires = [
    `<path d="${layout.trunk}" stroke="${trunk}" stroke-width="7"/>`,
    ...layout.wires.map(wire => `<path d="${wire.d}" stroke="${hue(wire.hue)}" stroke-width="${wire.width ?? 1.75}"/>`),
    ...layout.sums.map(
      ({ x, y }) =>
        `<g stroke="${trunk}" stroke-width="2.5"><circle cx="${x}" cy="${y}" r="12" fill="${ink.surface}"/><path d="M${x - 6} ${y}h12M${x} ${y - 6}v12"/></g>`,
    ),
    ...layout.norms.map(
      ({ x, y }) =>
        `<rect x="${x - 20}" y="${y - 15}" width="40" height="30" rx="3" fill="${ink.surface}" stroke="${trunk}" stroke-width="2"/>`,
    ),
  ];
  const words = [
    ...layout.norms.map(({ x, y }) =>
      svgText(x, y + 4.5, 'LN', { fill: trunk, size: 13, weight: 600, anchor: 'middle' }),
    ),
    ...layout.words.map(
      ({ key, x, y, anchor = 'start' }) =>
        `<text x="${x}" y="${y}" text-anchor="${anchor}" fill="${ink.ink2}" font-size="${n(size)}" font-weight="450">${subscripted(t.words[key], size)}</text>`,
    ),
  ];
  const box = ({ key, x, y, width, height, tag }: Box): string => {
    const { name, hue: of } = tensors[key];
    const grid = tensorOf(frame, key, head);
    const cells = { x, y, width, height, theme };
    const ring =
      token >= 0
        ? ringSvg({
            left: x,
            top: y,
            width,
            height,
            rows: grid.rows,
            cols: grid.cols,
            selection: { row: token },
            theme,
          })
        : '';
    return [
      svgTag(tag.x, tag.y, name, formatShape(grid.rows, grid.cols), { hue: hue(of), ink: ink.ink2, size }),
      `<path fill="${hue(of)}" d="M${n(x - 3)} ${n(y)}h3v${n(height)}h-3z"/>`,
      cellsSvg(grid, scaleOf(key), { ...cells, as: 'png' }),
      ring,
    ].join('');
  };
  const beside = layout.tokens && layout.boxes[0] ? besideX(layout.boxes[0], layout.tokens, tokens, token, ink) : '';
  const body = `<g transform="scale(${n(scale * 1000) === '1000' ? 1 : scale.toFixed(4)})"><g fill="none">${wires.join('')}</g>${words.join('')}${beside}${layout.boxes.map(box).join('')}</g>`;
  const height = Math.ceil(layout.height * scale) + LEGEND;
  const legend = legendSvg({ scale: cellScale, theme, x: 2, y: height - 28 });
  return {
    svg: svgDocument(body + legend.svg, { width: widths[wanted], height, title: t.title }),
    width: widths[wanted],
    height,
  };
};

/** The tokens at the left of x, on a ground that interrupts the trunk. */
function besideX(
  x: Box,
  place: { readonly x: number; readonly width: number },
  tokens: readonly string[],
  token: number,
  ink: (typeof inks)[keyof typeof inks],
): string {
  const ground = `<rect x="0" y="${x.y - 2}" width="${place.width + 3}" height="${x.height + 4}" fill="${ink.surface}"/>`;
  const line = x.height / tokens.length;
  return (
    ground +
    tokens
      .map((name, row) =>
        svgText(place.x, x.y + line * (row + 0.5) + 3.8, name, {
          fill: row === token ? ink.ink : ink.ink2,
          size: 11,
          weight: row === token ? 650 : 450,
          anchor: 'end',
        }),
      )
      .join('')
  );
}
