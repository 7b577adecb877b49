import Plotly from 'plotly.js-dist-min';
import { largest, type MakePainter } from './painter';

const make =
  (parts: { readonly trace?: object; readonly layout?: object; readonly config?: object }): MakePainter =>
  async ({ rows, cols, width, height, place }) => {
    // Views into the numbers: Plotly takes typed rows as they are.
    const rowsOf = (values: Float32Array) =>
      Array.from({ length: rows }, (_, row) => values.subarray(row * cols, (row + 1) * cols));
    const z = rowsOf(new Float32Array(rows * cols));
    const trace = { type: 'heatmap', z, zmin: -largest, zmax: largest, colorscale: 'RdBu', ...parts.trace };
    await Plotly.newPlot(place, [trace], { width, height, ...parts.layout }, parts.config ?? {});
    return { update: values => Plotly.restyle(place, { z: [rowsOf(values)] }) };
  };

/** As its manual shows it: axes, colour bar, values under the pointer. Ours has them too, and does not touch them in an update. */
export const plotly = make({});

const axis = { visible: false };

/** The cells and nothing else. */
export const barePlotly = make({
  trace: { showscale: false, hoverinfo: 'skip' },
  layout: { margin: { l: 0, r: 0, t: 0, b: 0 }, xaxis: axis, yaxis: axis },
  config: { staticPlot: true },
});
