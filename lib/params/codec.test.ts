import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changes } from './changes';
import { formatFlat, formatPage, parseFlat, parsePage } from './codec';
import type { ParamSpecs } from './spec';
import { validate } from './validate';

const specs = {
  heads: { kind: 'number', default: 4, min: 1, max: 12, step: 1 },
  gain: { kind: 'number', default: 1, min: -2, max: 2, step: 0.05 },
  divisor: { kind: 'choice', default: 'sqrt', options: ['sqrt', 'none'] },
  mask: { kind: 'toggle', default: true },
  text: { kind: 'text', default: 'the river', maxLength: 200 },
  seed: { kind: 'seed', default: 77 },
} as const satisfies ParamSpecs;
const rules = { params: specs };
const defaults = validate(rules, {}).params;

const params = fc.record({
  heads: fc.integer({ min: 1, max: 12 }),
  gain: fc.integer({ min: -40, max: 40 }).map(n => Number((n * 0.05).toFixed(2))),
  divisor: fc.constantFrom('sqrt' as const, 'none' as const),
  mask: fc.boolean(),
  text: fc.string({ unit: 'grapheme', maxLength: 60 }).filter(text => text.length <= 200),
  seed: fc.nat(0xffffffff),
});
const instance = fc.stringMatching(/^[A-Za-z][\w-]{0,12}$/);
const heading = fc.stringMatching(/^[a-z0-9-]{1,20}$|^[\u4e00-\u9fff]{1,8}$/);

describe('the hash of an embed', () => {
  it('is readable', () => {
    expect(formatFlat({ v: '1', heads: '2', text: 'the river, 河岸 & co' })).toBe(
      '#v=1&heads=2&text=the%20river%2C%20%E6%B2%B3%E5%B2%B8%20%26%20co',
    );
  });

  it('carries any parameters there and back', () => {
    fc.assert(
      fc.property(params, values => {
        const hash = formatFlat(changes(specs, values, defaults));
        expect(validate(rules, parseFlat(hash), defaults)).toEqual({ params: values, notes: [] });
      }),
    );
  });

  it('says only what differs', () => {
    expect(formatFlat(changes(specs, { ...defaults, mask: false }, defaults))).toBe('#mask=0');
    expect(formatFlat(changes(specs, defaults, defaults))).toBe('');
  });

  it('ends no link in a mail or in Markdown early', () => {
    expect(formatFlat({ text: "(it's *bold*!)~" })).toMatch(/^#text=[\w%.-]+$/);
  });
});

describe('the hash of a page', () => {
  it('puts a heading first and each instance by its name', () => {
    const instances = new Map<string, Record<string, string>>([
      ['main', { v: '1', heads: '2' }],
      ['other', { v: '1', text: '河' }],
    ]);
    expect(formatPage({ anchor: 'softmax', instances })).toBe(
      '#softmax~main.v=1&main.heads=2&other.v=1&other.text=%E6%B2%B3',
    );
  });

  it('carries a heading and several instances there and back', () => {
    fc.assert(
      fc.property(
        fc.option(heading, { nil: '' }),
        fc.dictionary(instance, params, { maxKeys: 4 }),
        (anchor, states) => {
          const raws = Object.entries(states).map(
            ([name, values]) => [name, { v: '1', ...changes(specs, values, defaults) }] as const,
          );
          const read = parsePage(formatPage({ anchor, instances: new Map(raws) }));
          expect(read.anchor).toBe(anchor);
          expect([...read.instances].map(([name, raw]) => [name, { ...raw }])).toEqual(raws);
        },
      ),
    );
  });

  it('leaves a plain heading a plain heading', () => {
    expect(parsePage('#softmax')).toEqual({ anchor: 'softmax', instances: new Map() });
    expect(formatPage({ anchor: 'softmax', instances: new Map() })).toBe('#softmax');
    expect(formatPage({ anchor: '', instances: new Map([['main', {}]]) })).toBe('');
  });
});

describe('a hash that is not ours', () => {
  it('is read without a throw, whatever it holds', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom('#', '~', '.', '&', '=', '%', 'a', '\ud800') })),
        text => {
          const { anchor } = parsePage(text);
          expect(typeof anchor).toBe('string');
          expect(typeof parseFlat(text)).toBe('object');
        },
      ),
    );
  });

  it('keeps what can be read and skips the rest', () => {
    expect({ ...parseFlat('#heads=2&&=3&x&text=%E0%A4%A&1a=3') }).toEqual({ heads: '2', text: '%E0%A4%A' });
  });

  it('does not reach the prototype of anything', () => {
    const { instances } = parsePage('#~__proto__.polluted=1&constructor.prototype=1&main.__proto__=1&main.heads=2');
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(validate(rules, instances.get('main') ?? {}).params.heads).toBe(2);
    const flat = parseFlat('#__proto__=1&heads=2');
    expect(Object.getPrototypeOf(flat)).toBeNull();
    expect(({} as Record<string, unknown>)['1']).toBeUndefined();
  });

  it('is not read at all beyond any length that a link of ours has', () => {
    expect(parseFlat(`#heads=2&text=${'a'.repeat(100_000)}`)).toEqual({});
  });
});
