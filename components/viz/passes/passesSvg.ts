import type { Grid } from '@/lib/grid';
import { cellsSvg } from '../cellsSvg';
import { heatmapSvg, ringSvg } from '../heatmapSvg';
import { legendSvg } from '../legendSvg';
import { hues, inks, type Theme } from '../ramps';
import { n, svgText } from '../svg';
import { unfoldingSvg } from '../unfoldingSvg';
import { wrapped } from '../wrapped';
import type { CellStory, PassStage, PassTensor } from './contract';
import { EDGE, NAME, passLayout } from './layout';
import { selectionOn } from './selectionOn';

interface Options {
  readonly width: number;
  readonly theme: Theme;
  readonly y: number;
}

interface Piece {
  readonly svg: string;
  readonly height: number;
}

/** What Passes draws, as a piece of SVG for the static picture. */
export function passesSvg(
  stages: readonly PassStage[],
  chosen: string,
  { forward, backward }: { readonly forward: string; readonly backward: string },
  { width, theme, y }: Options,
): Piece {
  const { kind, gap, cell, height } = passLayout(stages, width);
  const ink = inks[theme];
  const out: string[] = [];
  const map = (tensor: PassTensor, x: number, top: number, size = height): void => {
    const { name, hue, grid, scale } = tensor;
    const [left, cells] = [x + EDGE, top + NAME];
    const width = cell(grid.cols) * grid.cols;
    out.push(
      svgText(left, top + 13, name, { fill: hues[hue][theme], size: 13, weight: 600 }),
      `<path fill="${hues[hue][theme]}" d="M${n(x)} ${n(cells)}h${EDGE}v${n(size)}h-${EDGE}z"/>`,
      // As pixels: a dozen maps of paths would weigh more than the page.
      cellsSvg(coarse(grid, scale.max), scale, { x: left, y: cells, width, height: size, theme, as: 'png' }),
      tensor.selection
        ? ringSvg({
            left,
            top: cells,
            width,
            height: size,
            rows: grid.rows,
            cols: grid.cols,
            selection: tensor.selection,
            theme,
          })
        : '',
    );
    const [w, h] = [EDGE + width, NAME + size];
    const frame = `<rect x="${n(x - 3)}" y="${n(top - 1)}" width="${n(w + 6)}" height="${n(h + 4)}" fill="none"`;
    if (tensor.key === chosen) out.push(`${frame} stroke="${ink.ink}" stroke-width="2"/>`);
    else if (hue === 'g') out.push(`${frame} stroke="${hues.g[theme]}" stroke-dasharray="4 3" stroke-opacity=".6"/>`);
  };
  const strip = (stage: PassStage) => Math.max(12, height / stage.forward.grid.rows);
  const below = Math.max(0, ...stages.map(stage => (stage.below ? NAME + strip(stage) + 8 : 0)));
  if (kind === 'wide') {
    const second = y + NAME + height + 14;
    let x = 4;
    for (const stage of stages) {
      if (stage.sign)
        out.push(
          svgText(x - gap / 2, y + NAME + height / 2, stage.sign, { fill: ink.ink2, size: 13, anchor: 'middle' }),
        );
      map(stage.forward, x, y);
      if (stage.backward) map(stage.backward, x, second);
      if (stage.below) map(stage.below, x, second + NAME + height + 8, strip(stage));
      x += EDGE + cell(stage.forward.grid.cols) * stage.forward.grid.cols + gap;
    }
    const bottom = second + NAME + height + below + 20;
    out.push(
      svgText(0, bottom, `${forward} →`, { fill: ink.ink2, weight: 500 }),
      svgText(140, bottom, `← ${backward}`, { fill: hues.g[theme], weight: 500 }),
    );
    return { svg: out.join(''), height: bottom + 8 - y };
  }
  const right = (width + gap) / 2;
  out.push(
    svgText(0, y + 11, `${forward} ↓`, { fill: ink.ink2 }),
    svgText(right, y + 11, `${backward} ↑`, { fill: ink.ink2 }),
  );
  let top = y + 24;
  for (const stage of stages) {
    map(stage.forward, 4, top);
    if (stage.backward) map(stage.backward, right + 4, top);
    if (stage.below) map(stage.below, right + 4, top + NAME + height + 8, strip(stage));
    top += NAME + height + 14 + (stage.below ? NAME + strip(stage) + 8 : 0);
  }
  return { svg: out.join(''), height: top - y };
}

/** What OpenedPair draws. */
export function openedPairSvg(
  tensors: readonly PassTensor[],
  cell: { readonly row: number; readonly col: number },
  story: CellStory,
  { width, theme, y, printed = true }: Options & { readonly printed?: boolean },
): Piece {
  const two = width >= 560;
  const each = two ? (width - 32) / 2 : width;
  const out: string[] = [];
  const panel = (tensor: PassTensor, x: number, top: number): number => {
    const { grid, scale, name, hue, words } = tensor;
    out.push(svgText(x, top + 13, words, { fill: inks[theme].ink, size: 13, weight: 600 }));
    const legend = legendSvg({ scale, theme, x, y: top + 20, width: 120 });
    const options = { grid, scale, name, tensor: hue, theme, x, y: top + 28 + legend.height };
    const { left } = heatmapSvg({ ...options, cellWidth: 1, cellHeight: 1 });
    const cellWidth = Math.min(48, (each - (left - x) - 4) / grid.cols);
    const cellHeight = Math.min(28, 220 / grid.rows);
    // Printed numbers weigh most: of a large map the live figure has them.
    const digits = !printed || grid.rows * grid.cols > 48 ? { digits: null } : {};
    const map = heatmapSvg({ ...options, ...digits, cellWidth, cellHeight, selection: selectionOn(tensor, cell) });
    out.push(legend.svg, map.svg);
    return 28 + legend.height + map.height;
  };
  let height = 0;
  const [first, ...others] = tensors;
  if (first) height = panel(first, 0, y);
  let side = two ? 0 : height + 16;
  for (const tensor of others) side += panel(tensor, two ? each + 32 : 0, y + side) + 12;
  height = Math.max(height, side);
  let bottom = y + height + 20;
  out.push(`<path d="M0 ${n(bottom - 8)}H${n(width)}" stroke="${inks[theme].line}"/>`);
  if (story.unfolding) {
    const { svg, height: taken } = unfoldingSvg(story.unfolding, { y: bottom + 6, width, theme });
    out.push(svg);
    bottom += taken + 16;
  }
  for (const line of wrapped(story.sentence, Math.min(width, 620), 14)) {
    bottom += 21;
    out.push(svgText(0, bottom, line, { fill: inks[theme].ink, size: 14 }));
  }
  return { svg: out.join(''), height: bottom + 12 - y };
}

/** In steps of a twentieth of the scale: at a few px a cell nobody sees more, and a palette of forty colours is a third of the bytes. */
function coarse({ values, rows, cols }: Grid, max: number): Grid {
  const step = max / 20;
  return { values: Float64Array.from(values, value => Math.round(value / step) * step), rows, cols };
}
