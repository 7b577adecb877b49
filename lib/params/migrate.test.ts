import { describe, expect, it } from 'vitest';
import { migrate } from './migrate';

const definition = {
  version: 3,
  migrate: {
    1: ({ d, ...rest }: Record<string, string>) => ({ ...rest, ...(d !== undefined && { width: d }) }),
    2: ({ width, ...rest }: Record<string, string>) => ({
      ...rest,
      ...(width !== undefined && { hidden: String(2 * Number(width)) }),
    }),
  },
};

describe('migrate', () => {
  it('lifts an old link step by step', () => {
    expect(migrate(definition, { v: '1', d: '32', seed: '7' })).toEqual({
      raw: { seed: '7', hidden: '64' },
      notes: [],
    });
    expect(migrate(definition, { v: '2', width: '32' })).toEqual({ raw: { hidden: '64' }, notes: [] });
  });

  it('leaves a link of today, or without a version, as it is', () => {
    expect(migrate(definition, { v: '3', hidden: '8' })).toEqual({ raw: { hidden: '8' }, notes: [] });
    expect(migrate(definition, { hidden: '8' })).toEqual({ raw: { hidden: '8' }, notes: [] });
  });

  it.each(['4', '0', 'x', '1e9', '-1'])('notes the version %s and reads the values as they stand', v => {
    const { raw, notes } = migrate(definition, { v, hidden: '8' });
    expect(raw).toEqual({ hidden: '8' });
    expect(notes).toEqual([{ code: 'version', param: 'v', given: v, used: '3' }]);
  });
});
