import type { ChartSvgOptions } from './chartSvg';
import { CHART_TITLE, chartSvg } from './chartSvg';
import type { HeatmapProps } from './contract';
import type { SvgFile } from './exports';
import { heatmapSvg } from './heatmapSvg';
import { legendSvg } from './legendSvg';
import { inks, type Theme } from './ramps';
import { svgDocument } from './svg';
import { textWidth } from './textWidth';

const PAD = 16;

interface HeatmapFile {
  readonly props: HeatmapProps;
  readonly theme: Theme;
  readonly cell: { readonly width: number; readonly height: number };
  /** The title inside the picture. */
  readonly title: string;
}

/** A heatmap as a file: its legend beneath, on the page's ground. */
export function heatmapFile({ props, theme, cell, title }: HeatmapFile): SvgFile {
  const map = heatmapSvg({
    ...props,
    theme,
    cellWidth: cell.width,
    cellHeight: cell.height,
    selection: props.selection ?? null,
    x: PAD,
    y: PAD,
  });
  const legend = legendSvg({ scale: props.scale, theme, x: map.left - 3, y: PAD + map.height + 14 });
  const name = textWidth(`${props.name} ${props.shape ?? ''}`, 14) + (map.left - PAD);
  const width = Math.ceil(Math.max(map.width, legend.width + map.left, name) + 2 * PAD + 20);
  const height = Math.ceil(PAD + map.height + 14 + legend.height + PAD);
  return { svg: svgDocument(map.svg + legend.svg, { width, height, title, ground: inks[theme].page }), width, height };
}

/** A chart as a file, on the page's ground. */
export function chartFile(options: Omit<ChartSvgOptions, 'x0' | 'y0'>): SvgFile {
  const width = Math.ceil(options.width + 2 * PAD);
  const height = Math.ceil(CHART_TITLE + options.height + 2 * PAD);
  const svg = chartSvg({ ...options, x0: PAD, y0: PAD });
  return {
    svg: svgDocument(svg, { width, height, title: options.title, ground: inks[options.theme].page }),
    width,
    height,
  };
}
