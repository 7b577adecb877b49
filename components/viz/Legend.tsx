'use client';

import { useId } from 'react';
import { useMessages } from '@/lib/i18n/LocaleContext';
import styles from './Legend.module.css';
import { type Clipped, legendTicks, legendWidth } from './legendTicks';
import { dictionaries } from './messages';
import { colourTable } from './ramps';
import type { HeatScale } from './scale';
import { useTheme } from './useTheme';

interface LegendProps {
  readonly scale: HeatScale;
  /** What the colours mean; default by the scale: value of a cell, probability, magnitude. '' shows none. */
  readonly label?: string;
  /** Whether values can lie beyond the ends. Default: both ends of a diverging scale, the upper end of a magnitude. */
  readonly clipped?: Clipped;
  /** CSS px, more where the numbers need it; default 176. */
  readonly width?: number;
}

const HEIGHT = 10;
const STOPS = 16;

/** The bar that says which colour is which value. One for all heatmaps of a figure that share a scale. */
export function Legend({ scale, label, clipped, width: least = 176 }: LegendProps) {
  const t = useMessages(dictionaries).legend;
  const gradient = useId();
  const table = colourTable(scale.ramp, useTheme());
  const usual = scale.ramp === 'seq' ? t.probability : scale.kind === 'diverging' ? t.value : t.magnitude;
  const title = label ?? usual;
  const ticks = legendTicks(scale, clipped);
  const width = legendWidth(ticks, least);
  const caption = [title, scale.log ? t.log : ''].filter(Boolean).join(', ');
  return (
    <svg
      className={styles.legend}
      width={width}
      height={caption ? 42 : 27}
      role="img"
      aria-label={t.sentence(caption || usual, ticks[0]?.text ?? '', ticks.at(-1)?.text ?? '')}
    >
      <defs>
        <linearGradient id={gradient}>
          {Array.from({ length: STOPS + 1 }, (_, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the stops of a ramp have no other identity
            <stop key={i} offset={i / STOPS} stopColor={table.css[Math.round((i / STOPS) * (table.css.length - 1))]} />
          ))}
        </linearGradient>
      </defs>
      {caption ? (
        <text x={0} y={10}>
          {caption}
        </text>
      ) : null}
      <g transform={`translate(0 ${caption ? 15 : 0})`}>
        <rect x={0.5} y={0.5} width={width - 1} height={HEIGHT} fill={`url(#${gradient})`} className={styles.bar} />
        {ticks.map((tick, i) => (
          <text
            key={tick.text}
            x={tick.at * width}
            y={HEIGHT + 14}
            textAnchor={i === 0 ? 'start' : i === ticks.length - 1 ? 'end' : 'middle'}
          >
            {tick.text}
          </text>
        ))}
      </g>
    </svg>
  );
}
