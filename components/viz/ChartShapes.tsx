import type { CSSProperties } from 'react';
import type { Curve } from './chartCurve';
import type { ChartLayout, Marker } from './chartLayout';
import styles from './LineChart.module.css';
import type { TensorHue } from './ramps';

export const hueStyle = (hue: TensorHue): CSSProperties => ({ '--hue': `var(--t-${hue})` }) as CSSProperties;

/** The numbers along both axes, and their lines. */
export function Axes({ layout: { plot, xTicks, yTicks, xLabel } }: { readonly layout: ChartLayout }) {
  return (
    <g className={styles.axes}>
      {yTicks.map(({ at, text }) => (
        <g key={text}>
          <path d={`M${plot.left} ${at}H${plot.right}`} className={styles.grid} />
          <text x={plot.left - 8} y={at} dy=".34em" textAnchor="end">
            {text}
          </text>
        </g>
      ))}
      <path d={`M${plot.left} ${plot.bottom}H${plot.right}`} className={styles.axis} />
      {xTicks.map(({ at, text }) => (
        <g key={text}>
          <path d={`M${at} ${plot.bottom}v4`} className={styles.axis} />
          <text x={at} y={plot.bottom + 17} textAnchor="middle">
            {text}
          </text>
        </g>
      ))}
      {xLabel ? (
        <text x={xLabel.at} y={plot.bottom + 17}>
          {xLabel.text}
        </text>
      ) : null}
    </g>
  );
}

/** Values pointed out: their lines, then their names. */
export function MarkerShapes({ markers }: { readonly markers: readonly Marker[] }) {
  return (
    <>
      {markers.map(({ key, hue, path }) => (
        <g key={key} style={hue && hueStyle(hue)} className={hue ? styles.hued : styles.marker}>
          <path d={path} />
        </g>
      ))}
      {markers.map(({ key, hue, name }) => (
        <g key={key} style={hue && hueStyle(hue)} className={hue ? styles.hued : styles.marker}>
          <text x={name.x} y={name.y} dy=".34em" textAnchor={name.anchor}>
            {name.text}
          </text>
        </g>
      ))}
    </>
  );
}

interface CurveShapeProps {
  readonly curve: Curve;
  readonly right: number;
  /** px of the place whose dots are ringed. */
  readonly marked: number | undefined;
}

/** What was measured or claimed, as its shape asks, with its name at the end. */
export function CurveShape({ curve, right, marked }: CurveShapeProps) {
  const { hue, part, shape, dash, path, band, whiskers, dots, name } = curve;
  return (
    <g style={hueStyle(hue)} data-part={part}>
      {band ? <path d={band} className={shape === 'bars' ? styles.bars : styles.band} /> : null}
      {path && shape !== 'bars' ? <path d={path} className={styles.curve} strokeDasharray={dash} /> : null}
      {whiskers ? <path d={whiskers} className={styles.whiskers} /> : null}
      {dots.map(dot => {
        const on = marked !== undefined && Math.abs(dot.x - marked) < 0.6;
        return <circle key={dot.x} cx={dot.x} cy={dot.y} r={on ? 4 : 2.25} className={on ? styles.ring : styles.dot} />;
      })}
      {name ? (
        <text x={right + 8} y={name.at} dy=".34em" className={styles.end}>
          {name.text}
        </text>
      ) : null}
    </g>
  );
}
