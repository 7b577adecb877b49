import type { Grid } from '@/lib/grid';
import { base64 } from './base64';
import { csv, type Labels } from './csv';
import { npy } from './npy';
import { rasterise } from './rasterise';

/** What is saved of a picture, as it stands on the page now: its numbers, and itself as a file. */
export interface ExportSource {
  readonly name: string;
  /** Without its ending; default the name. */
  readonly fileName?: string | undefined;
  readonly grid: Grid;
  readonly labels: Labels;
  readonly picture: () => SvgFile;
}

export interface SvgFile {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
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

const LARGEST_SIDE = 4096;

async function png({ picture }: ExportSource): Promise<Blob> {
  const { svg, width, height } = picture();
  return rasterise(svg, width, height, Math.max(0.25, Math.min(3, LARGEST_SIDE / Math.max(width, height))));
}

const csvOf = ({ grid, labels }: ExportSource): string => csv(grid, labels);
const loadLine = ({ grid }: ExportSource): string =>
  `import base64, io, numpy as np; array = np.load(io.BytesIO(base64.b64decode("${base64(npy(grid))}")))`;

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
    blob: async ({ picture }) => new Blob([picture().svg], { type: 'image/svg+xml' }),
    text: async ({ picture }) => picture().svg,
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
    blob: async ({ grid }) => new Blob([npy(grid)], { type: 'application/octet-stream' }),
    text: async source => loadLine(source),
  },
];

/** A file name that every system takes. */
export const fileName = (name: string, ending: string): string =>
  `${name.replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^[-.]+|-+$/g, '') || 'heatmap'}.${ending}`;
