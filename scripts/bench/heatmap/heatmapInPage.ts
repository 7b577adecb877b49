import { createRng, fillGaussian } from '../../../lib/engine/rng';
import { contestant } from '../takeTurns';
import type { MakePainter } from './painter';

declare global {
  interface Window {
    heatmap: typeof heatmap;
    /** ms of one update, of so many. */
    timeHeatmap: (repeats: number) => Promise<number>;
  }
}

const painters = {
  ours: async () => (await import('./ours')).ours,
  'd3 SVG rects': async () => (await import('./d3')).d3Rects,
  Plotly: async () => (await import('./plotly')).plotly,
  'Plotly, cells only': async () => (await import('./plotly')).barePlotly,
  ECharts: async () => (await import('./echarts')).eCharts,
  'Observable Plot': async () => (await import('./plot')).observablePlot,
} as const satisfies Record<string, () => Promise<MakePainter>>;

export type PainterName = keyof typeof painters;

const width = 912;
const pixelsARow = 16;
const mostHeight = 480;

/** Puts a heatmap into the page, in a figure as wide as a wide page, ready to be timed. */
async function heatmap(name: PainterName, rows: number, cols: number): Promise<void> {
  const height = Math.min(mostHeight, pixelsARow * rows);
  // Two grids by turns, so that every update changes every cell.
  const grids = [1, 2].map(seed => {
    const values = new Float32Array(rows * cols);
    fillGaussian(createRng(seed), values, { mean: 0, std: 1 });
    return values;
  });
  const place = document.createElement('div');
  place.style.cssText = `width: ${width}px; height: ${height}px; overflow: hidden`;
  document.body.append(place);
  const painter = await (await painters[name]())({ rows, cols, width, height, place });
  let turn = 0;
  const { time } = contestant(name, () => painter.update(grids[turn++ % 2]!));
  window.timeHeatmap = async repeats => {
    const taken = await time(repeats);
    // What the browser has still to do for the picture is not to fall into another's turn.
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
    return taken;
  };
}

window.heatmap = heatmap;
