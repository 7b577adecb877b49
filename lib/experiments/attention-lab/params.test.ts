import { describe, expect, test } from 'vitest';
import { reservedNames } from '@/lib/params/spec';
import { validate } from '@/lib/params/validate';
import { definition } from './params';

describe('heads that do not divide the width', () => {
  test('become fewer when the width was moved', () => {
    const { params, notes } = validate(definition, { hidden: '32', heads: '12' }, {}, 'hidden');
    expect(params).toMatchObject({ hidden: '32', heads: '8' });
    expect(notes).toEqual([{ code: 'conflict', param: 'heads', given: '12', used: '8' }]);
  });

  test('move the width to the nearest that fits when they were moved themselves', () => {
    const { params } = validate(definition, { hidden: '32', heads: '12' }, {}, 'heads');
    expect(params).toMatchObject({ hidden: '24', heads: '12' });
  });

  test('are mended for every pair of width and heads, whatever was moved', () => {
    for (const hidden of definition.params.hidden.options)
      for (const heads of definition.params.heads.options)
        for (const touched of ['hidden', 'heads', undefined]) {
          const { params } = validate(definition, { hidden, heads, head: 11 }, {}, touched);
          expect(Number(params.hidden) % Number(params.heads)).toBe(0);
          expect(params.head).toBe(Number(params.heads) - 1);
          if (touched) expect(params[touched as 'hidden' | 'heads']).toBe(touched === 'hidden' ? hidden : heads);
        }
  });
});

test('a head that is not there becomes the last one', () => {
  expect(validate(definition, { heads: '2', head: 3 }).params.head).toBe(1);
});

test('no parameter has a name that embeds keep for themselves', () => {
  for (const name of reservedNames) expect(definition.params).not.toHaveProperty(name);
});
