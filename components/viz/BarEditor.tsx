'use client';

import { useMemo, useRef } from 'react';
import { formatReadable } from '@/lib/format';
import { useMessages } from '@/lib/i18n/LocaleContext';
import styles from './BarEditor.module.css';
import { barAxis, barSeries } from './barSeries';
import { Axes, CurveShape, hueStyle, MarkerShapes } from './ChartShapes';
import type { ChartMarker, ChartSeries } from './chart';
import { chartLayout } from './chartLayout';
import { dictionaries } from './messages';
import type { TensorHue } from './ramps';
import { useBars } from './useBars';
import { useWidth } from './useWidth';

export interface BarEditorProps {
  /** The vector's name, as formulas write it; stands at the right of the bars too. */
  readonly name: string;
  readonly hue: TensorHue;
  /** Beside the name: "16 entries, drag them". */
  readonly hint?: string;
  readonly values: readonly number[];
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** `settled` once the bar is let go, or a key was pressed. */
  readonly onChange: (values: readonly number[], index: number, settled: boolean) => void;
  /** A bar in words: "entry 3". */
  readonly barWord: (index: number) => string;
  readonly write?: (value: number) => string;
  /** Drawn over the bars, at x = 0, 1, 2 …: what the vector becomes. */
  readonly over?: readonly ChartSeries[];
  readonly markers?: readonly ChartMarker[];
  /** CSS px of bars and numbers; default 150. */
  readonly height?: number;
  readonly locked?: boolean;
  readonly part?: string;
}

const NONE: readonly ChartSeries[] = [];
/** px above and below a bar's end in which a finger takes hold of it. */
const GRIP = 22;
const readable = (value: number): string => formatReadable(value, 3);

/**
 * A vector as bars that are dragged. One tab stop: left and right go from bar to bar, up and down change it. For pictures,
 * chartSvg({ series: [barSeries(…), …over], x: barAxis(n), … }) draws the same.
 */
export function BarEditor(props: BarEditorProps) {
  const { name, hue, hint, values, min, max, step, onChange, barWord, write = readable, locked = false, part } = props;
  const { over = NONE, markers, height = 150 } = props;
  const t = useMessages(dictionaries).bars;
  const pane = useRef<HTMLDivElement>(null);
  const width = useWidth(pane);
  const layout = useMemo(() => {
    const series = [barSeries({ name, hue, values }), ...over];
    const data = { series, x: barAxis(values.length), y: { domain: [min, max] } as const, markers };
    return chartLayout(data, Math.max(width, 120), height);
  }, [name, hue, values, over, markers, min, max, width, height]);
  const { plot, toX, toY } = layout;
  const { current, setCurrent, handlers } = useBars({ values, min, max, step, locked, layout, pane, onChange });
  const half = (toX(1) - toX(0)) / 2;
  const tip = (value: number): number => toY(Math.max(min, Math.min(value, max)));

  return (
    <div className={styles.box} style={hueStyle(hue)} data-part={part}>
      <div className={styles.name}>
        <b className={`t-${hue}`}>{name}</b>
        {hint ? <span>{hint}</span> : null}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a frame and a legend */}
      <div
        ref={pane}
        role="group"
        aria-label={`${name}, ${t.chart}. ${t.help}`}
        className={styles.pane}
        style={{ height }}
        data-locked={locked || undefined}
        {...handlers}
      >
        {width > 0 ? (
          <>
            <svg width={width} height={height} aria-hidden="true">
              <Axes layout={layout} />
              {layout.curves.map(curve => (
                <CurveShape key={curve.key} curve={curve} right={plot.right} marked={undefined} />
              ))}
              <path d={`M${plot.left} ${toY(Math.max(0, min))}H${plot.right}`} className={styles.zero} />
              <path
                d={values.map((value, i) => `M${toX(i) - half + 0.5} ${tip(value)}h${2 * half - 1}`).join('')}
                className={styles.tip}
              />
              <MarkerShapes markers={layout.markers} />
            </svg>
            {values.map((value, i) => (
              <div
                // biome-ignore lint/suspicious/noArrayIndexKey: an entry of a vector is its place
                key={i}
                className={styles.grip}
                style={{ left: toX(i) - half, top: tip(value) - GRIP, width: 2 * half, height: 2 * GRIP }}
                role="slider"
                tabIndex={i === current ? 0 : -1}
                aria-orientation="vertical"
                aria-label={`${name}, ${barWord(i)}`}
                aria-valuemin={min}
                aria-valuemax={max}
                aria-valuenow={value}
                aria-valuetext={write(value)}
                aria-disabled={locked || undefined}
                onFocus={() => setCurrent(i)}
              />
            ))}
          </>
        ) : null}
      </div>
      <p className={styles.below} aria-hidden="true">
        {barWord(current)} = <b>{write(values[current] ?? Number.NaN)}</b>
      </p>
    </div>
  );
}
