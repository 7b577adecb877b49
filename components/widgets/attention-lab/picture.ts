import { type HeatmapSvgOptions, heatmapSvg, type SvgPiece } from '@/components/viz/heatmapSvg';
import { columnStyle, rowLabelWidth } from '@/components/viz/labels';
import { legendSvg } from '@/components/viz/legendSvg';
import { inks } from '@/components/viz/ramps';
import { probability } from '@/components/viz/scale';
import { svgDocument } from '@/components/viz/svg';
import type { AttentionLabSpecs } from '@/lib/experiments/attention-lab/params';
import { formatShape } from '@/lib/format';
import type { Picture } from '../contract';
import { layoutOf, printable, sumsWidth } from './layout';
import type { Messages } from './messages.en';
import { plain } from './phrase';
import { phraseSvg } from './phraseSvg';
import { rowSum, signed } from './scales';
import { selectionsOf } from './selections';
import { probsText, productText, sumsAreOne } from './shapes';
import { chosenOf, shownOf } from './shown';
import { unfold } from './unfold';
import { unfoldSvg } from './unfoldSvg';

/** Within the plate's padding. */
const widths = { wide: 864, narrow: 324 } as const;
const rowGap = 18;
/** px that a heatmap's name takes above its labels and cells. */
const nameLine = 22;

/** A slanted label over the last column reaches beyond it. */
const slant = 26;
/** px of a column under which the longest token surely stands upright. */
const narrowest = { wide: 36, narrow: 30 } as const;
/** Room for labels in a font wider than Inter: a picture on its own cannot bring one. */
const inset = 8;
/** A picture may weigh 40 KB. What is printed on the context goes first: its cells can be read from their colours. */
const heaviest = 39_000;

/** The View as it stands before anyone touches it, drawn without a browser; the layer's rest is left to the live one. */
export const picture: Picture<AttentionLabSpecs, Messages> = (...given) => {
  const full = draw(given, true);
  return full.svg.length <= heaviest ? full : draw(given, false);
};

function draw(
  [frame, params, { theme, layout: kind, t }]: Parameters<Picture<AttentionLabSpecs, Messages>>,
  printContext: boolean,
): ReturnType<Picture> {
  const shown = shownOf(frame, params);
  const { tokens, head, headDim } = shown;
  const n = tokens.length;
  const chosen = chosenOf(params, shown);
  const rings = selectionsOf(chosen, params.axis);
  const label = rowLabelWidth(tokens, n) + 8;
  const sums = !sumsAreOne(params);
  const slack = columnStyle(tokens, tokens.length, narrowest[kind]).slanted ? slant : 0;
  const width = widths[kind] - inset - slack;
  const layout = layoutOf(width, { n, headDim, label, sums });
  const big = { cellWidth: layout.big.width, cellHeight: layout.big.height };
  const body: string[] = [];
  const put = (piece: SvgPiece): SvgPiece => {
    body.push(piece.svg);
    return piece;
  };
  const map = (options: Omit<HeatmapSvgOptions, 'theme' | 'scale'> & { scale?: HeatmapSvgOptions['scale'] }) =>
    put(heatmapSvg({ theme, scale: signed, rowLabels: tokens, ...options }));

  const k = { grid: shown.kT, name: 'kᵀ', tensor: 'k', selection: rings.kT, digits: null, colLabels: tokens } as const;
  const q = { grid: shown.q, name: 'q', tensor: 'q', selection: rings.q, digits: null, showColLabels: false } as const;
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
  const v = { grid: shown.v, name: 'v', tensor: 'v', selection: rings.v, digits: null, showColLabels: false } as const;
  const c = {
    grid: shown.context,
    name: 'context',
    tensor: 'ctx',
    selection: rings.context,
    showColLabels: false,
  } as const;
  const cDigits = printContext && layout.low >= printable ? {} : ({ digits: null } as const);
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
  const sum = unfoldSvg(way, shown, { y: y + 16, width, theme, t });
  body.push(sum.svg);
  y += 16 + sum.height + 14;
  const said = phraseSvg(t.sentence(frame, params), { x: 0, y, width, size: 15, theme, ink: inks[theme].ink });
  body.push(said.svg);
  const height = Math.ceil(y + said.height + 4);
  const title = `${t.scoresOf(head)}. ${plain(t.sentence(frame, params))}`;
  const all = { width: widths[kind], height };
  return { svg: svgDocument(`<g transform="translate(${inset} 0)">${body.join('')}</g>`, { ...all, title }), ...all };
}
