import Plotly from 'plotly.js-dist-min';
import { largest, type MakePainter } from './painter';

export const plotly: MakePainter = async ({ rows, cols, width, height, place }) => {
  // Views into the numbers: Plotly takes typed rows as they are.
  const rowsOf = (values: Float32Array) =>
    Array.from({ length: rows }, (_, row) => values.subarray(row * cols, (row + 1) * cols));
  const trace = {
    type: 'heatmap',
    z: rowsOf(new Float32Array(rows * cols)),
    zmin: -largest,
    zmax: largest,
    colorscale: 'RdBu',
    showscale: false,
    hoverinfo: 'skip',
  };
  const axis = { visible: false };
  const layout = { width, height, margin: { l: 0, r: 0, t: 0, b: 0 }, xaxis: axis, yaxis: axis };
  await Plotly.newPlot(place, [trace], layout, { staticPlot: true });
  return { update: values => Plotly.restyle(place, { z: [rowsOf(values)] }) };
};
