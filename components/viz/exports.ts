import { base64 } from './base64';
import type { HeatmapProps } from './contract';
import { csv } from './csv';
import { heatmapSvg } from './heatmapSvg';
import { legendSvg } from './legendSvg';
import { npy } from './npy';
import { inks, type Theme } from './ramps';
import { rasterise } from './rasterise';
import { svgDocument } from './svg';
import { textWidth } from './textWidth';

/** What is saved: the heatmap's own props, as it stands on the page now. */
export interface ExportSource {
  readonly props: HeatmapProps;
  readonly theme: Theme;
  readonly cell: { readonly width: number; readonly height: number };
  /** The title inside the picture and the name of its legend. */
  readonly title: string;
}

export interface ExportFormat {
  readonly id: 'PNG' | 'SVG' | 'CSV' | 'NPY';
  readonly ending: string;
  readonly blob: (source: ExportSource) => Promise<Blob>;
  /** The same as text, for where there is neither download nor clipboard. */
  readonly text: (source: ExportSource) => Promise<string>;
  /** What goes to the clipboard is a picture, else the text. */
  readonly copiesPicture?: boolean;
}

const PAD = 16;
const LARGEST_SIDE = 4096;

/** The picture as a file: heatmap, legend beneath, on the page's ground. */
function exportSvg({ props, theme, cell, title }: ExportSource): {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
} {
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

async function png(source: ExportSource): Promise<Blob> {
  const { svg, width, height } = exportSvg(source);
  return rasterise(svg, width, height, Math.max(0.25, Math.min(3, LARGEST_SIDE / Math.max(width, height))));
}

const csvOf = ({ props }: ExportSource): string => csv(props.grid, props);
const loadLine = ({ props }: ExportSource): string =>
  `import base64, io, numpy as np; array = np.load(io.BytesIO(base64.b64decode("${base64(npy(props.grid))}")))`;

export const exportFormats: readonly ExportFormat[] = [
  {
    id: 'PNG',
    ending: 'png',
    blob: png,
    text: async source => `data:image/png;base64,${base64(new Uint8Array(await (await png(source)).arrayBuffer()))}`,
    copiesPicture: true,
  },
  {
    id: 'SVG',
    ending: 'svg',
    blob: async source => new Blob([exportSvg(source).svg], { type: 'image/svg+xml' }),
    text: async source => exportSvg(source).svg,
  },
  {
    id: 'CSV',
    ending: 'csv',
    // The byte order mark tells spreadsheets that the tokens are UTF-8.
    blob: async source => new Blob(['\ufeff', csvOf(source)], { type: 'text/csv;charset=utf-8' }),
    text: async source => csvOf(source),
  },
  {
    id: 'NPY',
    ending: 'npy',
    blob: async source => new Blob([npy(source.props.grid)], { type: 'application/octet-stream' }),
    text: async source => loadLine(source),
  },
];

/** A file name that every system takes. */
export const fileName = (name: string, ending: string): string =>
  `${name.replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^[-.]+|-+$/g, '') || 'heatmap'}.${ending}`;
