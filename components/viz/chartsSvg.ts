import type { NamedChart } from './chart';
import { CHART_TITLE, chartSvg } from './chartSvg';
import type { Theme } from './ramps';

interface ChartsSvgOptions {
  readonly theme: Theme;
  /** px of all charts of a row, of which there are `across`. */
  readonly width: number;
  readonly across: number;
  /** px of each plot, and what is left below it, where the live one says its values. */
  readonly height: number;
  readonly below: number;
  readonly x0?: number;
  readonly y0?: number;
}

/** px between two charts of a row. */
const GAP = 24;

/** Charts side by side, for static pictures. `height`: of all rows, with what is left below the last one. */
export function chartsSvg(
  charts: readonly (NamedChart & { readonly selected?: number | undefined })[],
  { theme, width, across, height, below, x0 = 0, y0 = 0 }: ChartsSvgOptions,
): { readonly svg: string; readonly height: number } {
  const each = (width - (across - 1) * GAP) / across;
  const row = CHART_TITLE + height + below;
  const drawn = charts.map((chart, i) =>
    chartSvg({
      ...chart,
      theme,
      width: each,
      height,
      x0: x0 + (i % across) * (each + GAP),
      y0: y0 + Math.floor(i / across) * row,
    }),
  );
  return { svg: drawn.join(''), height: Math.ceil(charts.length / across) * row };
}
