import { describe, expect, it } from 'vitest';
import { type ParamSpecs, reservedNames } from '@/lib/params/spec';
import { validate } from '@/lib/params/validate';
import type { ExperimentEntry, Experiments } from './entry';
import { oneAtATime } from './extremes';
import { findNonFinite } from './nonFinite';
import { experiments } from './registry';
import { lastFrame } from './run';

const all: Experiments = experiments;

describe.each(Object.entries(all))('experiment %s', (id, entry) => {
  const { definition } = entry;

  it('is registered under its own id, and its parameters have names that an address can carry', () => {
    expect(definition.id).toBe(id);
    for (const name of Object.keys(definition.params)) {
      expect(name).toMatch(/^[A-Za-z][\w-]*$/);
      expect(reservedNames).not.toContain(name);
    }
  });

  it('has defaults that are valid and go together', () => {
    const { params } = validate(definition, {});
    expect(validate(definition, params)).toEqual({ params, notes: [] });
  });

  it('computes at its defaults', () => opensWell(entry, {}));

  it.each(oneAtATime(computed(definition.params)))('computes at $name', ({ raw }) => opensWell(entry, raw));

  it('gives the same numbers twice', async () => {
    const { params } = validate(definition, {});
    const [first, second] = [await lastFrame(entry, params), await lastFrame(entry, params)];
    expect({ ...second, grids: {} }).toEqual({ ...first, grids: {} });
    expect(Object.keys(second.grids)).toEqual(Object.keys(first.grids));
    // Millions of weights may be among them, which toEqual takes a minute for.
    for (const [name, { values }] of Object.entries(first.grids))
      expect(Buffer.compare(bytesOf(values), bytesOf(second.grids[name]!.values)), name).toBe(0);
  });
});

const bytesOf = ({ buffer, byteOffset, byteLength }: Float32Array | Float64Array) =>
  Buffer.from(buffer, byteOffset, byteLength);

/** What only changes the picture is computed no other way. */
const computed = (specs: ParamSpecs): ParamSpecs =>
  Object.fromEntries(Object.entries(specs).filter(([, { affects }]) => affects !== 'view'));

async function opensWell(entry: ExperimentEntry, raw: Readonly<Record<string, unknown>>) {
  const { params } = validate(entry.definition, raw);
  const frame = await lastFrame(entry, params);
  expect(frame.done).toBe(true);
  expect(findNonFinite(frame)).toBeUndefined();
  for (const [name, { values, rows, cols }] of Object.entries(frame.grids))
    expect(`${name}: ${values.length}`).toBe(`${name}: ${rows * cols}`);
}
