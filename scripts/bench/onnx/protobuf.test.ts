import { expect, test } from 'vitest';
import { bytesOf, float, int, joined, message, text, varint } from './protobuf';

// The examples of https://protobuf.dev/programming-guides/encoding, byte for byte.
test.each([
  [0, [0x00]],
  [1, [0x01]],
  [127, [0x7f]],
  [150, [0x96, 0x01]],
  [86942, [0x9e, 0xa7, 0x05]],
  [-2, [0xfe, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01]],
  [2 ** 53 - 1, [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x0f]],
])('varint of %i', (value, expected) => {
  expect([...varint(value)]).toEqual(expected);
});

test('a number in field 1', () => {
  expect([...joined(int(1, 150))]).toEqual([0x08, 0x96, 0x01]);
});

test('a text in field 2 has its length in bytes before it', () => {
  expect([...joined(text(2, 'testing'))]).toEqual([0x12, 0x07, 0x74, 0x65, 0x73, 0x74, 0x69, 0x6e, 0x67]);
  expect([...joined(text(2, 'ü'))]).toEqual([0x12, 0x02, 0xc3, 0xbc]);
});

test('a message in field 3 has the length of all its fields before it', () => {
  expect([...joined(message(3, int(1, 150)))]).toEqual([0x1a, 0x03, 0x08, 0x96, 0x01]);
  expect([...joined(message(3, int(1, 1), int(2, 2)))]).toEqual([0x1a, 0x04, 0x08, 0x01, 0x10, 0x02]);
});

test('a field number from 16 on takes two bytes', () => {
  expect([...joined(int(20, 1))]).toEqual([0xa0, 0x01, 0x01]);
});

test('a float is four bytes, lowest first', () => {
  expect([...joined(float(2, 1))]).toEqual([0x15, 0x00, 0x00, 0x80, 0x3f]);
});

test("numbers' bytes are not copied", () => {
  const numbers = Float32Array.of(0, 1, 2).subarray(1);
  expect(bytesOf(numbers).buffer).toBe(numbers.buffer);
  expect([...bytesOf(numbers)]).toEqual([0, 0, 0x80, 0x3f, 0, 0, 0, 0x40]);
});
