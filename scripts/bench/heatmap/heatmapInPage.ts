import { createRng, fillGaussian } from '../../../lib/engine/rng';
import type { Sample } from '../sample';
import { takeTurns } from '../takeTurns';
import type { MakePainter } from './painter';

declare global {
  interface Window {
    heatmap: typeof heatmap;
  }
}

const painters = {
  ours: async () => (await import('./ours')).ours,
  'd3 SVG rects': async () => (await import('./d3')).d3Rects,
  Plotly: async () => (await import('./plotly')).plotly,
  ECharts: async () => (await import('./echarts')).eCharts,
  'Observable Plot': async () => (await import('./plot')).observablePlot,
} as const satisfies Record<string, () => Promise<MakePainter>>;

export type PainterName = keyof typeof painters;

const width = 912;
const pixelsARow = 16;
const mostHeight = 480;

/** Script time of showing a new grid of numbers in a figure as wide as a wide page. */
async function heatmap(rows: number, cols: number, names: readonly PainterName[]): Promise<Sample[]> {
  const height = Math.min(mostHeight, pixelsARow * rows);
  // Two grids by turns, so that every update changes every cell.
  const grids = [1, 2].map(seed => {
    const values = new Float32Array(rows * cols);
    fillGaussian(createRng(seed), values, { mean: 0, std: 1 });
    return values;
  });
  const contestants = [];
  for (const name of names) {
    const place = document.createElement('div');
    place.style.cssText = `width: ${width}px; height: ${height}px; overflow: hidden`;
    document.body.append(place);
    const painter = await (await painters[name]())({ rows, cols, width, height, place });
    let turn = 0;
    contestants.push({ name, run: () => painter.update(grids[turn++ % 2]!) });
  }
  return takeTurns(contestants, { slow: 3000 });
}

window.heatmap = heatmap;
