'use client';

import { useId } from 'react';
import { scales } from '@/components/controls/scales';
import { formatTick } from '@/lib/format';
import styles from './Predict.module.css';
import type { Range } from './predictContract';

interface Props {
  readonly range: Range;
  /** Where the reader's ring stands; undefined where there was no guess. */
  readonly guess: number | undefined;
  readonly result: number | undefined;
  /** Half the band: two standard errors. */
  readonly error: number;
  readonly you: string;
  readonly it: string | undefined;
  readonly veiled: string;
}

const width = 600;
const height = 74;
const line = 44;
const edge = 14;

/** The axis on which the figure will lie: hatched until the reader has guessed, then ring and dot side by side. */
export function NumberLine({ range, guess, result, error, you, it, veiled }: Props) {
  const hatch = useId();
  const { to } = scales[range.scale];
  const low = to(range.min);
  const high = to(range.max);
  const at = (value: number) => {
    const part = (to(Math.min(range.max, Math.max(range.min, value))) - low) / (high - low || 1);
    return edge + part * (width - 2 * edge);
  };
  const open = result !== undefined;
  return (
    <svg className={styles.line} viewBox={`0 0 ${width} ${height}`} aria-hidden="true" data-open={open || undefined}>
      <defs>
        <pattern id={hatch} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line x1="0" x2="0" y1="0" y2="7" className={styles.hatch} />
        </pattern>
      </defs>
      <g className={styles.veil}>
        <rect x={edge} y={line - 14} width={width - 2 * edge} height="28" fill={`url(#${hatch})`} />
        <text x={width - edge} y={line - 22} textAnchor="end">
          {veiled}
        </text>
      </g>
      <line x1={edge} x2={width - edge} y1={line} y2={line} className={styles.axis} />
      {ticks(low, high).map(position => (
        <g key={position} transform={`translate(${at(scales[range.scale].from(position))} ${line})`}>
          <line y1="-4" y2="4" className={styles.axis} />
          <text y="26" textAnchor="middle">
            {formatTick(scales[range.scale].from(position))}
          </text>
        </g>
      ))}
      {open && (
        <g className={styles.result} transform={`translate(${at(result)} ${line})`}>
          {error > 0 && (
            <rect
              x={at(result - error) - at(result)}
              width={at(result + error) - at(result - error)}
              y="-5"
              height="10"
            />
          )}
          <circle r="5" />
          <text y="-14" textAnchor={anchor(at(result))}>
            {it}
          </text>
        </g>
      )}
      {guess !== undefined && (
        <g className={styles.guess} transform={`translate(${at(guess)} ${line})`}>
          <circle r="7" />
          <text y={open && Math.abs(at(guess) - at(result)) < 110 ? -30 : -14} textAnchor={anchor(at(guess))}>
            {you}
          </text>
        </g>
      )}
    </svg>
  );
}

/** Five or so round positions from end to end. */
function ticks(low: number, high: number): number[] {
  const rough = (high - low) / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5, 10].find(factor => factor * power >= rough) ?? 10);
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)));
}

function anchor(x: number): 'start' | 'middle' | 'end' {
  return x < 70 ? 'start' : x > width - 70 ? 'end' : 'middle';
}
