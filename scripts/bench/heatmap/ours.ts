import { createCellImage, fillCellImage, paint } from '../../../components/viz/paint';
import { colourTable } from '../../../components/viz/ramps';
import { diverging } from '../../../components/viz/scale';
import { wholeView } from '../../../components/viz/zoom';
import { largest, type MakePainter } from './painter';

/** The parts of components/viz, called as useCanvas does at every frame. */
export const ours: MakePainter = ({ rows, cols, width, height, place }) => {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  place.append(canvas);
  const context = canvas.getContext('2d')!;
  const scale = diverging(largest);
  const table = colourTable(scale.ramp, 'light');
  const image = createCellImage(rows, cols)!;
  const frame = { rows, cols, width, height };
  const options = { theme: 'light', view: wholeView, gaps: true, print: null } as const;
  return {
    update: values => {
      const grid = { values, rows, cols };
      const holes = fillCellImage(image, grid, scale, table);
      paint(context, image, { grid, scale, table, frame, pixels: frame, holes, ...options });
    },
  };
};
