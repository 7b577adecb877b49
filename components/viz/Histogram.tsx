'use client';

import { useMemo } from 'react';
import type { HistogramData } from './histogramSvg';
import { histogramSeries } from './histogramSvg';
import { LineChart, type LineChartProps } from './LineChart';

interface HistogramProps extends HistogramData, Omit<LineChartProps, 'series'> {}

/**
 * Draws as bars of density, theory as a curve over them: a LineChart, so it has its keyboard, its readout, its table and its files.
 * What lies beyond the axes is cut off, so that they can hold still while a control moves.
 */
export function Histogram({ bins, label, hue, part, theory, ...chart }: HistogramProps) {
  const series = useMemo(() => histogramSeries({ bins, label, hue, part, theory }), [bins, label, hue, part, theory]);
  return <LineChart {...chart} series={series} />;
}
