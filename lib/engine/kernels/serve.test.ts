import { afterEach, beforeEach, expect, test, vi } from 'vitest';

// The instance is kept between calls: each test loads the module anew.
beforeEach(() => vi.resetModules());
afterEach(() => vi.unstubAllGlobals());

const work = { precision: 'float32', multiplyAdds: 1e9 } as const;
const serve = () => import('./serve');

test('kernels serve float32 work that is large enough, and all callers get the same ones', async () => {
  const { kernelsFor } = await serve();
  const [a, b] = await Promise.all([kernelsFor(work), kernelsFor({ ...work, multiplyAdds: 1e6 })]);
  expect(a?.variant).toMatch(/^(simd|relaxed)$/);
  expect(b).toBe(a);
});

test('a memory that has grown large is replaced once nobody uses it', async () => {
  const { kernelsFor } = await serve();
  const first = await kernelsFor(work);
  const tape = first!.record();
  tape.input(['token', 'hidden'], [5000, 4000]);
  expect(await kernelsFor(work)).toBe(first);
  tape.release();
  const second = await kernelsFor(work);
  expect(second).not.toBe(first);
  expect(second!.arena.held).toBeLessThan(2 ** 20);
  expect(await kernelsFor(work)).toBe(second);
});

test('the reference serves float64 and what is done in a moment', async () => {
  const { kernelsFor } = await serve();
  expect(await kernelsFor({ ...work, precision: 'float64' })).toBeUndefined();
  expect(await kernelsFor({ ...work, multiplyAdds: 1000 })).toBeUndefined();
});

test('the reference serves where there is no WebAssembly, or where it refuses', async () => {
  vi.stubGlobal('WebAssembly', undefined);
  const { kernelsFor } = await serve();
  expect(await kernelsFor(work)).toBeUndefined();
  vi.resetModules();
  vi.stubGlobal('WebAssembly', {
    validate: () => {
      throw new Error('refused');
    },
  });
  const again = await serve();
  expect(await again.kernelsFor(work)).toBeUndefined();
});
