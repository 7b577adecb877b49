import type { chartLayout } from '@/components/viz/chartLayout';
import { formatTick } from '@/lib/format';
import styles from './Sketch.module.css';

interface SketchPlotProps {
  readonly layout: ReturnType<typeof chartLayout>;
  readonly width: number;
  readonly height: number;
  /** Of the handles, along x. */
  readonly at: readonly number[];
  /** Which of the two curves are shown: the reader's, the computed one. */
  readonly shown: { readonly you: boolean; readonly it: boolean };
  readonly begun: boolean;
  /** Stands where nothing is known yet. */
  readonly veiled: string;
  /** Names the veil's hatching, once on a page. */
  readonly hatch: string;
}

/** The axes, the reader's curve and the computed one. */
export function SketchPlot({ layout, width, height, at, shown, begun, veiled, hatch }: SketchPlotProps) {
  const { plot, toX } = layout;
  const [you, it] = layout.curves;
  return (
    <svg width={width} height={height} aria-hidden="true">
      <defs>
        <pattern id={hatch} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line x1="0" x2="0" y1="0" y2="7" className={styles.hatch} />
        </pattern>
      </defs>
      <g className={styles.veil}>
        <rect
          x={plot.left}
          y={plot.top}
          width={plot.right - plot.left}
          height={plot.bottom - plot.top}
          fill={`url(#${hatch})`}
        />
        <text x={plot.right - 6} y={plot.top + 14} textAnchor="end">
          {veiled}
        </text>
      </g>
      {layout.yTicks.map(({ at: y, text }) => (
        <g key={text}>
          <path d={`M${plot.left} ${y}H${plot.right}`} className={styles.grid} />
          <text x={plot.left - 8} y={y} dy=".34em" textAnchor="end">
            {text}
          </text>
        </g>
      ))}
      <path d={`M${plot.left} ${plot.bottom}H${plot.right}`} className={styles.axis} />
      {written(at, toX).map(({ place, named }) => (
        <g key={place} transform={`translate(${toX(place)} ${plot.bottom})`}>
          <path d="M0 0v4" className={styles.axis} />
          {named && (
            <text y="17" textAnchor="middle">
              {formatTick(place)}
            </text>
          )}
        </g>
      ))}
      {it && shown.it && (
        <g className={styles.it}>
          {it.band && <path d={it.band} className={styles.band} />}
          <path d={it.path} className={styles.curve} />
          {it.dots.map(dot => (
            <circle key={dot.x} cx={dot.x} cy={dot.y} r="2.25" />
          ))}
          {it.name && (
            <text x={plot.right + 8} y={it.name.at} dy=".34em">
              {it.name.text}
            </text>
          )}
        </g>
      )}
      {you && shown.you && (
        <g className={styles.you} data-begun={begun || undefined}>
          <path d={you.path} className={styles.curve} />
          {you.name && (
            <text x={plot.right + 8} y={you.name.at} dy=".34em">
              {you.name.text}
            </text>
          )}
        </g>
      )}
    </svg>
  );
}

/** The handles' places along x, each with its number where there is room beside the one before. */
function written(at: readonly number[], toX: (place: number) => number) {
  let last = Number.NEGATIVE_INFINITY;
  return at.map(place => {
    const named = toX(place) - last >= 34;
    if (named) last = toX(place);
    return { place, named };
  });
}
