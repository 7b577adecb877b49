import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ParamSpecs } from './spec';
import { validate } from './validate';

const specs = {
  heads: { kind: 'number', default: 4, min: 1, max: 12, step: 1 },
  dropout: { kind: 'number', default: 0.1, min: 0, max: 0.5, step: 0.05 },
  shift: { kind: 'number', default: 0, min: -3, max: 3, step: 0.1 },
  width: { kind: 'number', default: 64, min: 8, max: 768, step: 1, scale: 'log2' },
  divisor: { kind: 'choice', default: 'sqrt', options: ['sqrt', 'none'] },
  mask: { kind: 'toggle', default: true },
  text: { kind: 'text', default: 'the river', maxLength: 12 },
  seed: { kind: 'seed', default: 77 },
} as const satisfies ParamSpecs;
const rules = { params: specs };

const used = (given: Record<string, unknown>) => validate(rules, given);
const codes = (given: Record<string, unknown>) => used(given).notes.map(({ code }) => code);

describe('validate', () => {
  it('gives the defaults for nothing', () => {
    expect(used({})).toEqual({
      params: { heads: 4, dropout: 0.1, shift: 0, width: 64, divisor: 'sqrt', mask: true, text: 'the river', seed: 77 },
      notes: [],
    });
  });

  it('reads strings as a URL or an attribute has them', () => {
    const { params, notes } = used({ heads: '2', dropout: '.3', divisor: 'none', mask: '0', text: 'a&b=c', seed: '9' });
    expect(params).toMatchObject({ heads: 2, dropout: 0.3, divisor: 'none', mask: false, text: 'a&b=c', seed: 9 });
    expect(notes).toEqual([]);
  });

  it.each([
    ['clamps above', { heads: '99' }, { heads: 12 }, 'out-of-range'],
    ['clamps below', { shift: '-7' }, { shift: -3 }, 'out-of-range'],
    ['clamps infinity', { heads: 'Infinity' }, { heads: 12 }, 'out-of-range'],
    ['takes the nearest step', { heads: '2.4' }, { heads: 2 }, 'off-step'],
    ['takes the nearest power of two', { width: '100' }, { width: 128 }, 'off-step'],
    ['stays among the powers below an uneven maximum', { width: '767' }, { width: 512 }, 'off-step'],
    ['keeps the default for a word', { heads: 'many' }, { heads: 4 }, 'not-a-number'],
    ['keeps the default for nothing at all', { heads: '' }, { heads: 4 }, 'not-a-number'],
    ['keeps the default for an unknown option', { divisor: 'cube' }, { divisor: 'sqrt' }, 'not-an-option'],
    ['keeps the default for an unknown switch', { mask: 'maybe' }, { mask: true }, 'not-an-option'],
    ['cuts a long text', { text: 'twelve letters and more' }, { text: 'twelve lette' }, 'too-long'],
    ['keeps seeds whole', { seed: '1.6' }, { seed: 2 }, 'off-step'],
    ['keeps seeds within 32 bits', { seed: '5000000000' }, { seed: 4294967295 }, 'out-of-range'],
  ])('%s, and says so', (_what, given, expected, code) => {
    expect(used(given).params).toMatchObject(expected);
    expect(codes(given)).toEqual([code]);
  });

  it('takes the nearest of options that are sizes', () => {
    const sizes = {
      params: { hidden: { kind: 'choice', default: '32', options: ['16', '32', '64', '768'] } as const },
    };
    expect(validate(sizes, { hidden: '60' })).toMatchObject({
      params: { hidden: '64' },
      notes: [{ code: 'not-an-option' }],
    });
    expect(validate(sizes, { hidden: '1e9' }).params.hidden).toBe('768');
    expect(validate(sizes, { hidden: 'wide' }).params.hidden).toBe('32');
  });

  it('takes 0.30000000000000004 for the step 0.3 without a word', () => {
    expect(used({ shift: 0.1 + 0.2 })).toMatchObject({ params: { shift: 0.3 }, notes: [] });
  });

  it('reads a true minus and full-width digits', () => {
    expect(used({ shift: '−1', heads: '６' })).toMatchObject({ params: { shift: -1, heads: 6 }, notes: [] });
  });

  it('never cuts a surrogate pair in two', () => {
    expect(used({ text: 'eleven char😀' }).params.text).toBe('eleven char');
  });

  it('drops and notes names that nothing has, __proto__ among them', () => {
    const given = JSON.parse('{"__proto__": "1", "constructor": "2", "nonsense": "3"}');
    const { params, notes } = used(given);
    expect(notes.map(({ code, param }) => [code, param])).toEqual([
      ['unknown', '__proto__'],
      ['unknown', 'constructor'],
      ['unknown', 'nonsense'],
    ]);
    expect(Object.keys(params)).toEqual(Object.keys(specs));
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('lets what was not touched give way when values do not go together', () => {
    const reconcile = ({ heads, width }: { heads: number; width: number }, touched: string | undefined) =>
      width % heads === 0 ? {} : touched === 'heads' ? { width: 768 } : { heads: 8 };
    const both = { params: { heads: specs.heads, width: specs.width }, reconcile };
    expect(validate(both, { heads: 3, width: 64 })).toMatchObject({
      params: { heads: 8, width: 64 },
      notes: [{ code: 'conflict', param: 'heads', given: '3', used: '8' }],
    });
    expect(validate(both, { heads: 3, width: 64 }, {}, 'heads').params).toEqual({ heads: 3, width: 768 });
  });

  it('asks no object for its text: it may have none', () => {
    const textless = [{ toString: '' }];
    const { params, notes } = used({ divisor: textless, text: textless });
    expect(params).toMatchObject({ divisor: specs.divisor.default, text: '…' });
    expect(notes).toMatchObject([{ code: 'not-an-option', param: 'divisor', given: '…' }]);
  });

  it('gives valid values whatever it is given, and leaves them alone the second time', () => {
    const anything = fc.dictionary(
      fc.constantFrom(...Object.keys(specs), 'other'),
      fc.oneof(fc.string(), fc.double(), fc.anything()),
    );
    fc.assert(
      fc.property(anything, given => {
        const { params } = used(given);
        expect(params.heads).toBeOneOf([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
        expect(params.width).toBeOneOf([8, 16, 32, 64, 128, 256, 512]);
        expect(params.divisor).toBeOneOf(['sqrt', 'none']);
        expect(params.text.length).toBeLessThanOrEqual(12);
        expect(validate(rules, params)).toEqual({ params, notes: [] });
      }),
    );
  });
});
