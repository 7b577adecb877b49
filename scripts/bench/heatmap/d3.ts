import * as d3 from 'd3';
import { largest, type MakePainter } from './painter';

/** A rect for each cell, joined once; an update gives each its colour. */
export const d3Rects: MakePainter = ({ rows, cols, width, height, place }) => {
  const colour = d3.scaleDiverging(d3.interpolateRdBu).domain([largest, 0, -largest]).clamp(true);
  const rects = d3
    .select(place)
    .append('svg')
    .attr('width', width)
    .attr('height', height)
    .selectAll('rect')
    .data(new Float32Array(rows * cols))
    .join('rect')
    .attr('x', (_, i) => (i % cols) * (width / cols))
    .attr('y', (_, i) => Math.floor(i / cols) * (height / rows))
    .attr('width', width / cols)
    .attr('height', height / rows);
  return { update: values => rects.data(values).attr('fill', value => colour(value)) };
};
