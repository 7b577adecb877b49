import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Arena, type Block, NotEnoughMemory } from './arena';
import { Region } from './places';

const PAGE = 65_536;

/** A WebAssembly memory that the device lets grow to `most` pages. */
function arenaOf(pages = 1, most = 100, start = 1000): Arena {
  return new Arena(new WebAssembly.Memory({ initial: pages, maximum: most }), start);
}

test('blocks are aligned to 64 bytes, lie above the module’s own memory, and never overlap, in whatever order they come and go', () => {
  const moves = fc.array(fc.record({ bytes: fc.integer({ min: 0, max: 3 * PAGE }), leaves: fc.nat() }), {
    maxLength: 60,
  });
  fc.assert(
    fc.property(moves, steps => {
      const arena = arenaOf();
      const held: Block[] = [];
      for (const { bytes, leaves } of steps) {
        const block = arena.take(bytes);
        expect(block.offset % 64).toBe(0);
        expect(block.offset).toBeGreaterThanOrEqual(1000);
        expect(block.bytes).toBeGreaterThanOrEqual(bytes);
        expect(block.offset + block.bytes).toBeLessThanOrEqual(arena.held);
        for (const other of held) {
          expect(block.offset >= other.offset + other.bytes || other.offset >= block.offset + block.bytes).toBe(true);
        }
        held.push(block);
        if (leaves % 2 === 1) arena.give(held.splice(leaves % held.length, 1)[0]!);
      }
      expect(arena.taken).toBe(held.reduce((sum, block) => sum + block.bytes, 0));
      for (const block of held) arena.give(block);
      expect(arena.taken).toBe(0);
      // Joined again: all of it is one block, and nothing needs to grow for it.
      const before = arena.held;
      arena.take(before - 1024);
      expect(arena.held).toBe(before);
    }),
  );
});

test('the memory grows by what is missing behind the last free block', () => {
  const arena = arenaOf(1);
  arena.take(PAGE);
  expect(arena.held).toBe(2 * PAGE);
  arena.take(PAGE - 1024);
  expect(arena.held).toBe(2 * PAGE);
});

test('what the device refuses is said with what was needed, and nothing is taken', () => {
  const arena = arenaOf(1, 3);
  arena.take(PAGE);
  const taken = arena.taken;
  expect(() => arena.take(5 * PAGE)).toThrow(NotEnoughMemory);
  expect(() => arena.take(5 * PAGE)).toThrow(`arena: needs ${7 * PAGE} bytes, expected at most ${2 * PAGE}`);
  expect(arena.taken).toBe(taken);
  arena.take(PAGE);
});

test('a limit below what the device has is kept', () => {
  const arena = arenaOf();
  arena.limit = 4 * PAGE;
  try {
    arena.take(5 * PAGE);
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(NotEnoughMemory);
    expect(error).toMatchObject({ needed: 6 * PAGE, available: 4 * PAGE });
  }
  expect(arena.held).toBe(PAGE);
});

test('a region stays while somebody borrows from it, and is given back as a whole', () => {
  const arena = arenaOf();
  const region = new Region(arena, 'weights');
  const offset = region.take(400);
  region.take(PAGE);
  const giveBack = region.borrow();
  region.release();
  expect(region.view(offset, 100).length).toBe(100);
  expect(arena.taken).toBeGreaterThan(PAGE);
  giveBack();
  expect(arena.taken).toBe(0);
  expect(() => region.view(offset, 100)).toThrow('weights: released, and its tensors with it');
});

test('what is lent is given back even if its use fails', () => {
  const arena = arenaOf();
  const region = new Region(arena, 'tape');
  expect(() =>
    region.lend([10, 20], () => {
      throw new Error('midway');
    }),
  ).toThrow('midway');
  expect(arena.taken).toBe(0);
});

test('the limit is on all that is held, not on what is asked for at once', () => {
  const arena = arenaOf(2, 100, 0);
  arena.limit = 4 * PAGE;
  arena.take(2 * PAGE);
  expect(() => arena.take(3 * PAGE)).toThrow(new NotEnoughMemory(5 * PAGE, 4 * PAGE));
  expect(arena.held).toBe(2 * PAGE);
  arena.take(2 * PAGE);
  expect(arena.held).toBe(arena.limit);
});
