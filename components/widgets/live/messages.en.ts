import { formatBytes, formatNumber } from '@/lib/format';

export const messages = {
  computing: 'Computing…',
  progress: {
    weights: (done: number, total: number) =>
      `Drawing weights, ${formatNumber(done / total, { style: 'percent', places: 0 })}`,
    layers: (done: number, total: number) => `Layer ${done} of ${total}`,
    steps: (done: number, total: number) => `Step ${done} of ${total}`,
  },
  cancel: 'Cancel',
  stopped: 'The computation was stopped.',
  earlier: 'The picture still shows the earlier settings.',
  unfinished: 'The picture is not complete.',
  runAgain: 'Run again',
  /** What stands between two sentences. */
  between: ' ',
  controls: 'Controls',
  parameters: 'Parameters',

  reset: 'Reset',
  permalink: 'Permalink',
  share: 'Share',
  dismiss: 'Dismiss',
  retry: 'Try again',
  toDefaults: 'Back to the defaults',

  loadFailed: 'The live figure could not be loaded. The picture below was computed when the page was built.',
  computeFailed: 'This computation failed. Your settings are kept.',
  crashed:
    'The engine broke down twice on these settings, so it was not started a third time. Your settings are kept: change one, or try again.',
  memory: (needed: number, available: number | undefined) =>
    available === undefined
      ? `These settings need about ${formatBytes(needed)} of memory, more than this device would give.`
      : `These settings need about ${formatBytes(needed)} of memory; on this device a figure may take ${formatBytes(available)}.`,
  reduce: (labels: readonly string[]) => `Make ${labels.map(label => `“${label}”`).join(' or ')} smaller.`,
  viewFailed: 'The figure could not be drawn. Your settings are kept.',
  restarted: 'The engine broke down and was started again with your settings.',
  noWidget: (id: string) => `There is no widget called ${id}.`,
  nonFinite: (name: string, value: string) =>
    `The value of ${name} is ${value}, which no formula here should give. Please report it with this figure’s link.`,
  nonFiniteAt: (name: string, value: string, row: number, col: number) =>
    `${name} holds ${value} at row ${row}, column ${col}, which no formula here should give. Please report it with this figure’s link.`,

  corrected: 'Some values were adjusted:',
  notes: {
    unknown: (label: string) => `There is no parameter ${label}; it was left out.`,
    'not-a-number': (label: string, given: string, used: string) =>
      `${label}: “${given}” is not a number; ${used} is used.`,
    'out-of-range': (label: string, given: string, used: string) =>
      `${label}: ${given} is out of range; ${used} is the nearest value.`,
    'not-an-option': (label: string, given: string, used: string) =>
      `${label}: there is no option “${given}”; “${used}” is used.`,
    'off-step': (label: string, given: string, used: string) =>
      `${label}: ${given} lies between two steps; ${used} is the nearest.`,
    'too-long': (label: string) => `${label}: the text was too long and was cut.`,
    version: (_label: string, given: string) =>
      `The link was made by another version (${given}) of this figure; it was read as far as possible.`,
    conflict: (label: string, given: string, used: string) =>
      `${label}: ${given} does not go with the other values; ${used} is used.`,
    locked: (label: string, _given: string, used: string) => `${label} is fixed here; it stays at ${used}.`,
  },
  on: 'on',
  off: 'off',
};

export type Messages = typeof messages;
