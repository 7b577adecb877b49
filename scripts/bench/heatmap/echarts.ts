import * as echarts from 'echarts';
import { largest, type MakePainter } from './painter';

export const eCharts: MakePainter = ({ rows, cols, width, height, place }) => {
  const chart = echarts.init(place, null, { renderer: 'canvas', width, height });
  const axis = (length: number) => ({ type: 'category', show: false, data: Array.from({ length }, (_, i) => i) });
  const series = { type: 'heatmap', animation: false, silent: true, progressive: 0 };
  chart.setOption({
    animation: false,
    grid: { left: 0, right: 0, top: 0, bottom: 0 },
    xAxis: axis(cols),
    yAxis: { ...axis(rows), inverse: true },
    visualMap: { show: false, min: -largest, max: largest, inRange: { color: ['#2166ac', '#f7f7f7', '#b2182b'] } },
    series: [{ ...series, data: [] }],
  });
  // Column, row and value of every cell. (Typed arrays, which it takes elsewhere, leave a heatmap empty.)
  const data = Array.from({ length: rows * cols }, (_, i) => [i % cols, Math.floor(i / cols), 0]);
  return {
    update: values => {
      for (let i = 0; i < values.length; i++) data[i]![2] = values[i]!;
      chart.setOption({ series: [{ data }] });
      // Else it would draw in the next frame, out of the clock's sight.
      chart.getZr().flush();
    },
  };
};
