import type { Pages } from '../chromium';
import type { Section } from '../section';
import { takeTurns } from '../takeTurns';
import type { PainterName } from './heatmapInPage';

const all: readonly PainterName[] = [
  'ours',
  'd3 SVG rects',
  'Plotly',
  'Plotly, cells only',
  'ECharts',
  'Observable Plot',
];

const grids = [
  { rows: 16, cols: 768, names: all },
  // 2.4 million elements are more than a page can hold.
  { rows: 768, cols: 3072, names: all.filter(name => name !== 'd3 SVG rects') },
] as const;

/** As under a slider: what a canvas puts off until the next frame is paid for. */
const oneAFrame = { rounds: 40, shortest: 0, turn: 0 };

/** Script time of a heatmap's update, by turns, each in a page of its own: some leave so much behind that others would suffer. */
export async function* heatmaps({ openPage }: Pages): AsyncGenerator<Section> {
  for (const { rows, cols, names } of grids) {
    const pages = [];
    const contestants = [];
    for (const name of names) {
      const page = await openPage('heatmap/heatmapInPage');
      pages.push(page);
      await page.evaluate(([...args]) => window.heatmap(...args), [name, rows, cols] as const);
      contestants.push({
        name,
        time: (repeats: number) => page.evaluate(count => window.timeHeatmap(count), repeats),
      });
    }
    const samples = await takeTurns(contestants, oneAFrame);
    for (const page of pages) await page.close();
    const id = `heatmap ${rows} × ${cols}`;
    yield { id, title: `${id}: script time of an update`, samples };
  }
}
