'use client';

import { useMemo, useRef, useState } from 'react';
import { formatReadable } from '@/lib/format';
import { useMessages } from '@/lib/i18n/LocaleContext';
import { Axes, CurveShape, hueStyle, MarkerShapes } from './ChartShapes';
import { type ChartData, tableOf } from './chart';
import { chartLayout } from './chartLayout';
import { DataMenu } from './DataMenu';
import { DataTable } from './DataTable';
import { chartFile } from './fileSvg';
import styles from './LineChart.module.css';
import { dictionaries } from './messages';
import { useAnnounced } from './useAnnounced';
import { useChart } from './useChart';
import { useTheme } from './useTheme';
import { useWidth } from './useWidth';

export interface LineChartProps extends ChartData {
  /** What the y axis measures, with its unit where it has one. */
  readonly title: string;
  /** CSS px of plot and numbers; default 150. */
  readonly height?: number;
  /** A place on the x axis, as words: "after layer 5". */
  readonly placeWord: (x: number) => string;
  readonly selected?: number | undefined;
  readonly onSelect?: (x: number) => void;
  /** Instead of the values where no curve has a point. */
  readonly empty?: string;
  /** File name of downloads without its ending; default the title. */
  readonly fileName?: string;
}

/**
 * Measured curves over one axis: names at their ends, dashes beside hues, a band where there is an error. One tab stop; arrow keys go
 * from place to place, and what each curve is there stands below and is said. It draws what it is given and computes nothing.
 */
export function LineChart({
  title,
  series,
  x,
  y,
  markers,
  height = 150,
  placeWord,
  selected,
  onSelect,
  empty = '',
  fileName,
}: LineChartProps) {
  const t = useMessages(dictionaries).chart;
  const theme = useTheme();
  const [tableShown, setTableShown] = useState(false);
  const pane = useRef<HTMLDivElement>(null);
  const width = useWidth(pane);
  const layout = useMemo(
    () => chartLayout({ series, x, y, markers }, Math.max(width, 120), height),
    [series, x, y, markers, width, height],
  );
  const chart = useChart({ series, layout, pane, selected, onSelect });
  const { plot, toX } = layout;
  const { places } = chart;
  const table = useMemo(() => tableOf(series), [series]);
  const labels = { rowLabels: places.map(placeWord), colLabels: series.map(({ label }) => label) };

  const { shown } = chart;
  const values = shown
    ? series.flatMap(({ key, label, hue }, i) => {
        const value = shown.values[i];
        return value === undefined ? [] : [{ key, label, hue, value: formatReadable(value, 3) }];
      })
    : [];
  const sentence = shown
    ? t.at(
        placeWord(shown.x),
        values.length > 0 ? values.map(({ label, value }) => t.value(label, value)).join(t.and) : t.none,
      )
    : empty || t.hint;
  const announced = useAnnounced(shown && chart.said ? sentence : null, 150);

  return (
    <div className={styles.box}>
      <div className={styles.name}>
        <b>{title}</b>
        <span className={styles.tools}>
          <DataMenu
            source={{
              name: title,
              fileName,
              grid: table,
              labels,
              picture: () =>
                chartFile({ title, series, x, y, markers, theme, width: Math.max(width, 240), height, selected }),
            }}
            tableShown={tableShown}
            onTable={() => setTableShown(!tableShown)}
          />
        </span>
      </div>
      <div
        ref={pane}
        className={styles.pane}
        role="application"
        aria-roledescription={t.chart}
        aria-label={`${title}. ${t.curves(series.map(({ label }) => label).join(t.and), chart.places.length)} ${t.help}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: role=application takes the keyboard; its arrow keys move along the curves
        tabIndex={0}
        style={{ height }}
        {...chart.handlers}
      >
        {width > 0 ? (
          <svg width={width} height={height} aria-hidden="true">
            <Axes layout={layout} />
            {chart.selected === undefined ? null : (
              <path d={`M${toX(chart.selected)} ${plot.top - 4}V${plot.bottom}`} className={styles.rule} />
            )}
            {chart.hover === undefined ? null : (
              <path d={`M${toX(chart.hover)} ${plot.top - 4}V${plot.bottom}`} className={styles.hover} />
            )}
            {layout.curves.map(curve => (
              <CurveShape key={curve.key} curve={curve} right={plot.right} marked={shown && toX(shown.x)} />
            ))}
            <MarkerShapes markers={layout.markers} />
          </svg>
        ) : null}
      </div>
      <p className={styles.below} aria-hidden="true">
        {shown ? (
          <>
            {placeWord(shown.x)}
            {t.colon}
            {values.length > 0
              ? values.map(({ key, label, hue, value }, i) => (
                  <span key={key}>
                    {i > 0 ? t.and : ''}
                    <b style={hueStyle(hue)}>{label}</b> <span className={styles.number}>{value}</span>
                  </span>
                ))
              : empty || t.none}
          </>
        ) : (
          empty || t.hint
        )}
      </p>
      <output className={styles.hidden}>{announced}</output>
      {tableShown && places.length > 0 ? (
        <DataTable grid={table} name={title} {...labels} digits={null} missing="–" />
      ) : null}
    </div>
  );
}
