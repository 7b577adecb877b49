export const messages = {
  /** Said of the picture as a whole, with its keyboard. */
  heatmap: 'heatmap',
  rowsAndColumns: (rows: number, cols: number) => `${rows} rows, ${cols} columns`,
  help: 'Arrow keys move over the cells, Home and End along the row, Page Up and Page Down across rows.',
  helpZoom: 'Plus and minus zoom, 0 shows everything.',
  helpTable: 'The same numbers stand in a table under “Data”.',
  /** A cell in a sentence of its own. */
  cell: (row: string, col: string, value: string) => `${row}, ${col}: ${value}`,
  row: (index: number) => `row ${index}`,
  column: (index: number) => `column ${index}`,
  empty: 'no values',
  notNumbers: (count: number) =>
    count === 1 ? '1 hatched cell holds ±∞ or no number.' : `${count} hatched cells hold ±∞ or no number.`,
  hint: 'Point at a cell to read its value.',

  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  zoomReset: 'Show everything',
  zoomed: (rows: string, cols: string) => `rows ${rows}, columns ${cols}`,
  range: (first: number, last: number, all: number) =>
    last - first + 1 === all ? `${first}–${last}` : `${first}–${last} of ${all}`,

  data: 'Data',
  dataOf: (name: string) => `Data of ${name}`,
  showTable: 'Show as table',
  hideTable: 'Hide table',
  download: 'Download',
  copy: 'Copy',
  downloadAs: (format: string) => `Download ${format}`,
  copyAs: (format: string) => `Copy ${format}`,
  copied: (format: string) => `${format} copied.`,
  refused: 'No file came? Then this frame allows no downloads and no clipboard: select the text and copy it.',
  refusedText: (format: string) => `${format}, as text`,
  copyNumpy: 'As a line of Python that loads the array.',
  close: 'Close',

  tableOf: (name: string, rows: number, cols: number) => `${name}, ${rows} × ${cols}`,
  tableWindow: (rows: string, cols: string) => `Shown: rows ${rows}, columns ${cols}. The downloads hold every value.`,
  tablePart: 'Part of the table',
  previousRows: 'Previous rows',
  nextRows: 'Next rows',
  previousColumns: 'Previous columns',
  nextColumns: 'Next columns',

  legend: {
    value: 'value of a cell',
    probability: 'probability',
    magnitude: 'magnitude',
    log: 'log scale',
    sentence: (label: string, low: string, high: string) => `${label}: colours from ${low} to ${high}`,
  },

  snippet: {
    title: 'The same in PyTorch',
    copied: 'Code copied.',
    refused: 'This frame allows no clipboard: the code is selected, copy it by hand.',
    code: 'PyTorch code that reproduces this',
  },

  bars: {
    chart: 'bars to drag',
    help: 'Left and right arrow keys choose a bar, up and down change it, Page Up and Page Down change it by ten steps.',
  },

  chart: {
    chart: 'chart',
    curves: (names: string, places: number) => `Curves: ${names}, at ${places} places.`,
    help: 'Left and right arrow keys move along the curves, Home and End to their ends.',
    hint: 'Point at the curves to read their values.',
    at: (place: string, values: string) => `${place}: ${values}`,
    value: (name: string, value: string) => `${name} ${value}`,
    colon: ': ',
    and: ', ',
    none: 'no value',
  },
};

export type Messages = typeof messages;
