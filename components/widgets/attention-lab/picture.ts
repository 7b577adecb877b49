import { type HeatmapSvgOptions, heatmapSvg, type SvgPiece } from '@/components/viz/heatmapSvg';
import { rowLabelWidth } from '@/components/viz/labels';
import { legendSvg } from '@/components/viz/legendSvg';
import { inks } from '@/components/viz/ramps';
import { probability } from '@/components/viz/scale';
import { svgDocument } from '@/components/viz/svg';
import { unfoldingSvg } from '@/components/viz/unfoldingSvg';
import type { AttentionLabSpecs } from '@/lib/experiments/attention-lab/params';
import { formatShape } from '@/lib/format';
import type { Grid } from '@/lib/grid';
import type { Picture } from '../contract';
import { layoutOf, printable, sumsWidth } from './layout';
import { linesOf } from './lines';
import type { Messages } from './messages.en';
import { plain } from './phrase';
import { phraseSvg } from './phraseSvg';
import { rowSum, signed } from './scales';
import { selectionsOf } from './selections';
import { probsText, productText, sumsAreOne } from './shapes';
import { chosenOf, shownOf } from './shown';
import { unfold } from './unfold';

/** Within the plate's padding. */
const widths = { wide: 864, narrow: 324 } as const;
const rowGap = 18;
/** px that a heatmap's name takes above its labels and cells. */
const nameLine = 22;

/** Room for labels in a font wider than Inter: a picture on its own cannot bring one. */
const inset = 8;
const above = 3;
/** A picture may weigh 40 KB. What goes first is what its cells' colours tell too, then what its sentence says. */
const heaviest = 39_000;

/** Vectors of hundreds of dimensions have more numbers than there are pixels: neighbours are drawn as their mean. */
const mostColumns = 160;

function sized({
  grid,
  cellWidth,
  cellHeight,
  selection,
}: Pick<HeatmapSvgOptions, 'grid' | 'cellWidth' | 'cellHeight' | 'selection'>): Partial<HeatmapSvgOptions> {
  const [across, down] = [Math.ceil(grid.cols / mostColumns), Math.ceil(grid.rows / mostColumns)];
  if (across * down === 1) return {};
  const place = (at: number | undefined, by: number) => (at === undefined ? undefined : Math.floor(at / by));
  return {
    grid: averaged(grid, down, across),
    cellWidth: (cellWidth * grid.cols) / Math.ceil(grid.cols / across),
    cellHeight: (cellHeight * grid.rows) / Math.ceil(grid.rows / down),
    selection: selection ? { row: place(selection.row, down), col: place(selection.col, across) } : null,
  };
}

/** Blocks of `down` × `across` cells become one, their mean. */
function averaged(grid: Grid, down: number, across: number): Grid {
  const [rows, cols] = [Math.ceil(grid.rows / down), Math.ceil(grid.cols / across)];
  const sums = new Float64Array(rows * cols);
  const counts = new Float64Array(rows * cols);
  grid.values.forEach((value, i) => {
    const at = Math.floor(Math.floor(i / grid.cols) / down) * cols + Math.floor((i % grid.cols) / across);
    sums[at]! += value;
    counts[at]!++;
  });
  return { values: sums.map((sum, i) => sum / counts[i]!), rows, cols };
}

/** The View as it stands before anyone touches it, drawn without a browser; the layer's rest is left to the live one. */
export const picture: Picture<AttentionLabSpecs, Messages> = (...given) => {
  const details = [
    { context: true, sum: true },
    { context: false, sum: true },
  ];
  for (const detail of details) {
    const drawn = draw(given, detail);
    if (new TextEncoder().encode(drawn.svg).length <= heaviest) return drawn;
  }
  return draw(given, { context: false, sum: false });
};

interface Detail {
  /** Print the values of the context. */
  readonly context: boolean;
  /** Write the chosen cell's terms out above its sentence. */
  readonly sum: boolean;
}

function draw(
  [frame, params, { theme, layout: kind, t }]: Parameters<Picture<AttentionLabSpecs, Messages>>,
  detail: Detail,
): ReturnType<Picture> {
  const shown = shownOf(frame, params);
  const { tokens, head, headDim } = shown;
  const n = tokens.length;
  const chosen = chosenOf(params, shown);
  const rings = selectionsOf(chosen, params.axis);
  const label = rowLabelWidth(tokens, n) + 8;
  const sums = !sumsAreOne(params);
  const width = widths[kind] - inset;
  const layout = layoutOf(width, { n, headDim, label, sums });
  const big = { cellWidth: layout.big.width, cellHeight: layout.big.height };
  const body: string[] = [];
  const put = (piece: SvgPiece): SvgPiece => {
    body.push(piece.svg);
    return piece;
  };
  const map = (options: Omit<HeatmapSvgOptions, 'theme' | 'scale'> & { scale?: HeatmapSvgOptions['scale'] }) =>
    put(heatmapSvg({ theme, scale: signed, rowLabels: tokens, ...options, ...sized(options) }));

  const k = {
    grid: shown.kT,
    shape: formatShape(headDim, n),
    name: 'kᵀ',
    tensor: 'k',
    selection: rings.kT,
    digits: null,
    colLabels: tokens,
  } as const;
  const q = {
    grid: shown.q,
    shape: formatShape(n, headDim),
    name: 'q',
    tensor: 'q',
    selection: rings.q,
    digits: null,
    showColLabels: false,
  } as const;
  const s = { grid: shown.scores, name: 'scores', tensor: 's', selection: rings.scores } as const;
  const sShape = `${formatShape(n, n)}, ${productText(params, shown)}`;
  const p = {
    grid: shown.weights,
    name: 'probs',
    tensor: 's',
    selection: rings.probs,
    scale: probability,
    shape: probsText(params, t),
    colLabels: tokens,
  } as const;
  const v = {
    grid: shown.v,
    shape: formatShape(n, headDim),
    name: 'v',
    tensor: 'v',
    selection: rings.v,
    digits: null,
    showColLabels: false,
  } as const;
  const c = {
    grid: shown.context,
    name: 'context',
    tensor: 'ctx',
    selection: rings.context,
    showColLabels: false,
  } as const;
  const cDigits = detail.context && layout.low >= printable ? {} : ({ digits: null } as const);
  const cShape = `${formatShape(n, headDim)}, probs·v`;
  const low = { cellHeight: layout.low };
  const rowSums = (x: number, y: number): void => {
    if (!sums) return;
    const given = { grid: shown.sums, name: 'Σ', tensor: 's', shape: t.rowSum, scale: rowSum } as const;
    map({ ...given, ...big, cellWidth: sumsWidth, showRowLabels: false, showColLabels: false, x, y });
  };

  put(legendSvg({ scale: signed, theme, label: t.legend.value, width: 150 }));
  let y: number;
  if (layout.kind === 'narrow') {
    const scores = map({ ...s, ...big, shape: sShape, colLabels: tokens, y: 52 });
    y = 52 + scores.height + rowGap;
    const probs = map({ ...p, ...big, y });
    rowSums(probs.width + 8, probs.top - nameLine);
    y += probs.height + rowGap;
    y += map({ ...c, ...cDigits, ...low, shape: cShape, cellWidth: layout.contextWidth, y }).height;
  } else {
    const middle = label + 3 + headDim * layout.thin + layout.gap;
    const right = middle + 3 + n * layout.big.width + layout.gap;
    put(legendSvg({ scale: probability, theme, label: t.legend.probability, width: 150, x: right + 3 }));
    const keys = map({ ...k, showRowLabels: false, cellWidth: layout.big.width, cellHeight: layout.flat, x: middle });
    y = keys.height + rowGap;
    // The probs carry column labels of their own, which stand beside the name line of q and scores.
    const probs = heatmapSvg({ theme, rowLabels: tokens, ...p, ...big, showRowLabels: false, x: right, y });
    const down = probs.top - y - nameLine;
    put(probs);
    map({ ...q, cellWidth: layout.thin, cellHeight: layout.big.height, y: y + down });
    map({ ...s, ...big, shape: sShape, showRowLabels: false, showColLabels: false, x: middle, y: y + down });
    rowSums(right + probs.width + 8, y + down);
    y += probs.height + rowGap;
    map({ ...v, ...low, cellWidth: layout.thin, y });
    const context = { ...c, ...cDigits, ...low, shape: cShape, cellWidth: layout.contextWidth, showRowLabels: false };
    y += map({ ...context, x: middle, y }).height;
    const rule = phraseSvg(t.contextRule, {
      x: right,
      y: 0,
      width: width - right,
      size: 13,
      theme,
      ink: inks[theme].ink2,
    });
    body.push(`<g transform="translate(0 ${y - rule.height})">${rule.svg}</g>`);
  }

  const way = unfold(frame, params, shown, chosen);
  y += 24;
  body.push(`<path d="M0 ${y}H${width}" stroke="${inks[theme].line}"/>`);
  y += 16;
  if (detail.sum && way) {
    const sum = unfoldingSvg(linesOf(way, shown, params.axis === 'queries', t), { y, width, theme });
    body.push(sum.svg);
    y += sum.height + 14;
  }
  const said = phraseSvg(t.sentence(frame, params), { x: 0, y, width, size: 15, theme, ink: inks[theme].ink });
  body.push(said.svg);
  const height = Math.ceil(y + said.height + 4);
  const title = `${t.scoresOf(head)}. ${plain(t.sentence(frame, params))}`;
  const all = { width: widths[kind], height: height + above };
  return {
    svg: svgDocument(`<g transform="translate(${inset} ${above})">${body.join('')}</g>`, { ...all, title }),
    ...all,
  };
}
