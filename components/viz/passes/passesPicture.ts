import type { NamedChart } from '../chart';
import { chartsSvg } from '../chartsSvg';
import { inks, type Theme } from '../ramps';
import { svgDocument, svgText } from '../svg';
import { wrapped } from '../wrapped';
import { type CellStory, openedOf, type PassStage, type PassWords } from './contract';
import { openedPairSvg, passesSvg } from './passesSvg';

export interface PassesPicture<Key extends string> {
  readonly stages: readonly PassStage<Key>[];
  readonly chosen: { readonly tensor: Key; readonly row: number; readonly col: number };
  readonly words: PassWords;
  readonly verdict: string;
  readonly story: CellStory;
  readonly charts: readonly NamedChart[];
  readonly title: string;
  /** Whether numbers stand in the cells of the tensors that are open. Default true. */
  readonly printed?: boolean;
}

const widths = { wide: 912, narrow: 324 } as const;
const [CHART, BELOW] = [140, 48];

/** A module's passes, one pair of its tensors large, and its charts, of which `across` stand side by side where there is room: as PassesFigure. */
export function passesPicture<Key extends string>(
  { stages, chosen, words, verdict, story, charts, title, printed = true }: PassesPicture<Key>,
  { theme, layout, across }: { readonly theme: Theme; readonly layout: keyof typeof widths; readonly across: number },
) {
  const width = widths[layout];
  const flow = passesSvg(stages, chosen.tensor, words, { width, theme, y: 0 });
  const out = [flow.svg];
  let y = flow.height + 8;
  for (const line of wrapped(verdict, Math.min(width, 600), 13)) {
    y += 20;
    out.push(svgText(0, y, line, { fill: inks[theme].ink, size: 13, weight: 560 }));
  }
  const opened = openedPairSvg(openedOf(stages, chosen.tensor), chosen, story, { width, theme, y: y + 16, printed });
  y += 16 + opened.height + 16;
  const row = { theme, width, across: layout === 'wide' ? across : 1, height: CHART, below: BELOW };
  const drawn = chartsSvg(charts, { ...row, y0: y });
  const height = y + drawn.height - BELOW + 24;
  return { svg: svgDocument([...out, opened.svg, drawn.svg].join(''), { width, height, title }), width, height };
}
