import { createCellImage, fillCellImage, paint } from '../../components/viz/paint';
import { colourTable } from '../../components/viz/ramps';
import { diverging } from '../../components/viz/scale';
import { wholeView } from '../../components/viz/zoom';
import { createRng, fillGaussian } from '../../lib/engine/rng';
import { type Sample, sample } from './sample';

declare global {
  interface Window {
    heatmapSamples: () => Sample[];
  }
}

const width = 912;

/** A new grid of numbers coloured and painted on the canvas of a wide figure, as useCanvas does at every frame: its script time. */
window.heatmapSamples = () => {
  const context = Object.assign(document.createElement('canvas'), { width, height: 480 }).getContext('2d')!;
  const scale = diverging(3);
  const table = colourTable(scale.ramp, 'light');
  return [
    { rows: 16, cols: 768, repeats: 100 },
    { rows: 768, cols: 3072, repeats: 2 },
  ].map(({ rows, cols, repeats }) => {
    const values = new Float32Array(rows * cols);
    fillGaussian(createRng(1), values, { mean: 0, std: 1 });
    const grid = { values, rows, cols };
    const image = createCellImage(rows, cols)!;
    const frame = { rows, cols, width, height: Math.min(480, 16 * rows) };
    const work = () => {
      const holes = fillCellImage(image, grid, scale, table);
      const options = { theme: 'light', view: wholeView, gaps: true, print: null } as const;
      paint(context, image, { grid, scale, table, frame, pixels: frame, holes, ...options });
    };
    return sample(`paint ${rows} × ${cols}`, work, { repeats });
  });
};
