import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { moveCursor } from './keys';
import {
  cellAt,
  cellSize,
  clampView,
  type Frame,
  maxZoom,
  panBy,
  reveal,
  visibleRange,
  wholeView,
  zoomAt,
} from './zoom';

const wide: Frame = { rows: 16, cols: 768, width: 768, height: 256 };
const frames = fc.record({
  rows: fc.integer({ min: 1, max: 800 }),
  cols: fc.integer({ min: 1, max: 3072 }),
  width: fc.integer({ min: 100, max: 900 }),
  height: fc.integer({ min: 60, max: 480 }),
});
const fraction = fc.double({ min: 0, max: 0.999, noNaN: true });

test('zooming widens narrow cells until they are square, then grows both sides', () => {
  expect(cellSize(wide, 1)).toEqual({ width: 1, height: 16 });
  expect(cellSize(wide, 8)).toEqual({ width: 8, height: 16 });
  expect(cellSize(wide, 32)).toEqual({ width: 32, height: 32 });
  expect(maxZoom(wide)).toBe(48);
});

test('what lies under the pointer stays there while zooming, unless an edge is met', () => {
  const view = zoomAt(wide, zoomAt(wide, wholeView, 10, 300, 100), 2, 300, 100);
  expect(cellAt(wide, view, 300, 100)).toEqual(cellAt(wide, wholeView, 300, 100));
});

test('no zoom and no pan ever shows emptiness', () => {
  fc.assert(
    fc.property(
      frames,
      fc.double({ min: 0.1, max: 50, noNaN: true }),
      fraction,
      fraction,
      fc.integer({ min: -9000, max: 9000 }),
      (frame, factor, fx, fy, by) => {
        const view = panBy(frame, zoomAt(frame, wholeView, factor, fx * frame.width, fy * frame.height), by, -by);
        const cell = cellSize(frame, view.zoom);
        expect(view.zoom).toBeGreaterThanOrEqual(1);
        expect(view.x).toBeGreaterThanOrEqual(0);
        expect(view.y).toBeGreaterThanOrEqual(0);
        expect(view.x).toBeLessThanOrEqual(Math.max(0, cell.width * frame.cols - frame.width) + 1e-6);
        expect(view.y).toBeLessThanOrEqual(Math.max(0, cell.height * frame.rows - frame.height) + 1e-6);
      },
    ),
  );
});

test('reveal brings a cell wholly into view and moves no more than needed', () => {
  fc.assert(
    fc.property(frames, fc.double({ min: 1, max: 40, noNaN: true }), fraction, fraction, (frame, factor, fr, fc_) => {
      const cell = { row: Math.floor(fr * frame.rows), col: Math.floor(fc_ * frame.cols) };
      const view = reveal(frame, zoomAt(frame, wholeView, factor, 0, 0), cell);
      const { rows, cols } = visibleRange(frame, view);
      expect(cell.row).toBeGreaterThanOrEqual(rows[0]);
      expect(cell.row).toBeLessThanOrEqual(rows[1]);
      expect(cell.col).toBeGreaterThanOrEqual(cols[0]);
      expect(cell.col).toBeLessThanOrEqual(cols[1]);
      expect(reveal(frame, view, cell)).toEqual(view);
    }),
  );
});

test('a frame that is not laid out yet gives finite numbers', () => {
  const none: Frame = { rows: 6, cols: 6, width: 0, height: 0 };
  expect(clampView(none, wholeView)).toEqual(wholeView);
  expect(maxZoom(none)).toBe(1);
});

describe('keys move as in a data grid', () => {
  const grid = { rows: 20, cols: 30, page: 6 };
  const press = (key: string, more: Partial<Record<'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey', boolean>> = {}) =>
    moveCursor(
      { key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...more },
      { row: 10, col: 10 },
      grid,
    );
  test.each([
    ['ArrowUp', {}, { row: 9, col: 10 }],
    ['ArrowRight', {}, { row: 10, col: 11 }],
    ['ArrowLeft', { shiftKey: true }, { row: 10, col: 0 }],
    ['ArrowDown', { shiftKey: true }, { row: 19, col: 10 }],
    ['Home', {}, { row: 10, col: 0 }],
    ['End', {}, { row: 10, col: 29 }],
    ['Home', { ctrlKey: true }, { row: 0, col: 0 }],
    ['End', { metaKey: true }, { row: 19, col: 29 }],
    ['PageUp', {}, { row: 4, col: 10 }],
    ['PageDown', {}, { row: 16, col: 10 }],
    ['a', {}, null],
    ['Tab', {}, null],
    ['ArrowLeft', { altKey: true }, null],
    ['ArrowLeft', { metaKey: true }, null],
  ] as const)('%s %o', (key, more, to) => expect(press(key, more)).toEqual(to));
});
