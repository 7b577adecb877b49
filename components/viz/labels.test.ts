import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { columnStyle, LABEL_SIZE, placeColumnLabels, placeRowLabels, stride } from './labels';
import { textWidth, truncate } from './textWidth';

const axis = (names: readonly string[] | undefined, count: number, cell: number) => ({
  names,
  count,
  cell,
  offset: 0,
  extent: count * cell,
});

test('stride takes the smallest of 1, 2, 5, 10, 20 … that leaves room', () => {
  expect([20, 10, 4, 0.8, 0.05].map(cell => stride(cell, 14))).toEqual([1, 2, 5, 20, 500]);
});

test('thinned labels never overlap, whatever the room, and the active one always stands', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 900 }),
      fc.double({ min: 0.2, max: 60, noNaN: true }),
      fc.nat(),
      (count, cell, pick) => {
        const active = pick % count;
        const rows = placeRowLabels(axis(undefined, count, cell), active);
        expect(rows.map(label => label.index)).toContain(active);
        const sorted = rows.map(label => label.at).sort((a, b) => a - b);
        for (let i = 1; i < sorted.length; i++)
          expect(sorted[i]! - sorted[i - 1]!).toBeGreaterThanOrEqual(Math.min(14, cell) - 1e-9);
        const columns = placeColumnLabels(axis(undefined, count, cell), { slanted: false, height: 18 }, active).sort(
          (a, b) => a.at - b.at,
        );
        for (let i = 1; i < columns.length; i++) {
          const [left, right] = [columns[i - 1]!, columns[i]!];
          const half = (textWidth(left.text, LABEL_SIZE) + textWidth(right.text, LABEL_SIZE)) / 2;
          expect(right.at - left.at).toBeGreaterThanOrEqual(half - 1e-9);
        }
      },
    ),
  );
});

test('words without room above their columns are slanted; numbers never are', () => {
  const words = ['unbelievable', 'a', 'b'];
  expect(columnStyle(words, 3, 24).slanted).toBe(true);
  expect(columnStyle(words, 3, 120).slanted).toBe(false);
  expect(columnStyle(undefined, 3072, 0.3).slanted).toBe(false);
});

test('only labels in view are placed when a picture is scrolled', () => {
  const placed = placeColumnLabels(
    { names: undefined, count: 768, cell: 40, offset: 4000, extent: 400 },
    { slanted: false, height: 18 },
  );
  expect(placed.map(label => label.index)).toEqual([100, 101, 102, 103, 104, 105, 106, 107, 108, 109]);
});

describe('truncate', () => {
  test('keeps what fits whole', () => expect(truncate('river', 100, 12)).toBe('river'));
  test('cuts with an ellipsis, within the room', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), fc.integer({ min: 0, max: 120 }), (text, room) => {
        expect(textWidth(truncate(text, room, 12), 12)).toBeLessThanOrEqual(room);
      }),
    );
  });
  test('never cuts through a character that is several code points', () => {
    expect(truncate('👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧', 60, 12).replace('…', '').replaceAll('👩‍👩‍👧', '')).toBe('');
  });
  test('a Chinese character is one em wide', () => expect(textWidth('编码器', 12)).toBe(36));
});
