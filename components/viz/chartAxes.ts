import { scaleLinear, scaleLog } from 'd3';
import { formatNumber, formatTick } from '@/lib/format';
import type { ChartAxis } from './chart';
import { LABEL_SIZE, stride } from './labels';
import { textWidth } from './textWidth';

/** px of a value along an axis. */
export type Scale = (value: number) => number;

/** Over so many powers of ten numbers are written out: 0.01, 10, 1000. */
const PLAIN = 5;

export function scaleOf({ domain, log }: ChartAxis, from: number, to: number): Scale {
  const [low, high] = domain;
  const ends = low === high ? [low, low + 1] : [low, high];
  return (log ? scaleLog : scaleLinear)(ends, [from, to]);
}

export interface Written {
  readonly value: number;
  readonly text: string;
}

/** About `most` numbers along the y axis; on a log axis powers of ten only, every so many-th. */
export function ticksOf({ domain, log }: ChartAxis, most: number): Written[] {
  const [low, high] = domain;
  if (!log)
    return scaleLinear([low, high], [0, 1])
      .ticks(Math.max(2, Math.floor(most)))
      .map(written);
  const first = Math.ceil(Math.log10(low) - 1e-9);
  const last = Math.floor(Math.log10(high) + 1e-9);
  const every = stride(1, (last - first) / Math.max(1, most - 1));
  const powers: number[] = [];
  for (let power = last; power >= first; power -= every) powers.push(Number(`1e${power}`));
  return powers.reverse().map(last - first > PLAIN ? power : written);
}

export function xTicksOf({ domain: [low, high], log, whole }: ChartAxis, room: number): Written[] {
  if (log) return ticksOf({ domain: [low, high], log }, room / 48);
  if (!whole)
    return scaleLinear([low, high], [0, 1])
      .ticks(Math.max(2, Math.floor(room / 48)))
      .map(written);
  const every = Math.max(1, stride(room / Math.max(1, high - low), textWidth(String(high), LABEL_SIZE) + 8));
  const out: Written[] = [];
  for (let value = Math.ceil(low / every) * every; value <= high; value += every) out.push(written(value));
  return out;
}

const written = (value: number): Written => ({ value, text: formatTick(value) });
/** 10⁻⁷ */
const power = (value: number): Written => ({
  value,
  text: formatNumber(value, { style: 'scientific', places: 0 }).replace(/^1 × /, ''),
});

/** Whether an axis has a place for a value at all. */
export const drawable = (value: number, { log }: ChartAxis): boolean => Number.isFinite(value) && (!log || value > 0);
/** Whether it lies between its ends. */
export const within = (value: number, { domain: [low, high] }: ChartAxis): boolean => value >= low && value <= high;
