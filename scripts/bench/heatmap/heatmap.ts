import type { Pages } from '../chromium';
import type { Section } from '../section';
import type { PainterName } from './heatmapInPage';

const all: readonly PainterName[] = ['ours', 'd3 SVG rects', 'Plotly', 'ECharts', 'Observable Plot'];

const grids = [
  { rows: 16, cols: 768, names: all },
  // 2.4 million elements are more than a page can hold.
  { rows: 768, cols: 3072, names: all.filter(name => name !== 'd3 SVG rects') },
] as const;

/** Script time of a heatmap's update, each grid in a fresh page. */
export async function* heatmaps({ withPage }: Pages): AsyncGenerator<Section> {
  for (const { rows, cols, names } of grids) {
    const samples = await withPage('heatmap/heatmapInPage', page =>
      page.evaluate(([...args]) => window.heatmap(...args), [rows, cols, names] as const),
    );
    const id = `heatmap ${rows} × ${cols}`;
    yield { id, title: `${id}: script time of an update`, samples };
  }
}
