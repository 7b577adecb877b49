import type { Verdict } from './goals';
import { summary } from './sample';
import type { Section } from './section';

/** Three digits, whatever the size: 0.0123, 1.23, 123. */
export function digits(value: number): string {
  if (!Number.isFinite(value)) return '–';
  const decimals = value === 0 ? 0 : Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
  return value.toFixed(decimals);
}

const columns = { name: 44, time: 10, ratio: 14 } as const;

/**
 * A section as lines of text: for each contestant its minimum and median in ms, how often it was timed, and the first one's minimum as a
 * share of its own; then the notes, and what became of the goals.
 */
export function table({ title, samples, notes = [], rivals }: Section, verdicts: readonly Verdict[]): string {
  const lines = samples.map(summary);
  const first = rivals === false ? undefined : lines[0];
  const row = (name: string, min: string, median: string, ratio: string, runs: string) =>
    `  ${name.padEnd(columns.name)}${min.padStart(columns.time)}${median.padStart(columns.time)}${ratio.padStart(columns.ratio)}${runs.padStart(7)}`;
  return [
    title,
    row('ms', 'min', 'median', first ? `${first.name} ÷`.slice(0, columns.ratio - 1) : '', 'runs'),
    ...lines.map(line =>
      row(
        line.name,
        digits(line.min),
        digits(line.median),
        first ? digits(first.min / line.min) : '',
        String(line.runs),
      ),
    ),
    ...notes.map(note => `  ${note}`),
    ...verdicts.map(verdictLine),
    '',
  ].join('\n');
}

/** `base16: relaxed ÷ onnxruntime-web 0.583, goal ≤ 0.62: met` */
export function verdictLine({ section, of, to, ratio, limit, met }: Verdict): string {
  const goal = 'atMost' in limit ? `≤ ${digits(limit.atMost)}` : `≥ ${digits(limit.atLeast)}`;
  return `  ${met ? '✓' : '✗'} ${section}: ${of} ÷ ${to} ${digits(ratio)}, goal ${goal}: ${met ? 'met' : 'missed'}`;
}
