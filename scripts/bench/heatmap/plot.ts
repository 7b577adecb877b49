import * as Plot from '@observablehq/plot';
import { largest, type MakePainter } from './painter';

/** Its raster mark; a plot is made anew for new data, there is no other update. */
export const observablePlot: MakePainter = ({ rows, cols, width, height, place }) => ({
  update: values =>
    place.replaceChildren(
      Plot.plot({
        width,
        height,
        margin: 0,
        axis: null,
        color: { type: 'diverging', scheme: 'RdBu', domain: [-largest, largest] },
        marks: [Plot.raster(values, { width: cols, height: rows, imageRendering: 'pixelated' })],
      }),
    ),
});
