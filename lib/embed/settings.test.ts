import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSettings } from './settings';

const heads = { kind: 'number', default: 4, min: 1, max: 12, step: 1 } as const;
const specs = { heads, seed: { kind: 'seed', default: 1 } } as const;

describe('readSettings', () => {
  it('stands at the plain figure for a plain address', () => {
    expect(readSettings('', '', specs)).toEqual({
      theme: 'auto',
      locale: undefined,
      hide: [],
      lock: [],
      check: undefined,
      notes: [],
    });
  });

  it('reads the query, and the hash with the last word', () => {
    const { theme, locale, hide, lock } = readSettings(
      '?theme=dark&lang=zh-Hant&hide=seed',
      '#v=1&heads=2&theme=light&lock=heads, seed',
      specs,
    );
    expect({ theme, locale, hide, lock }).toEqual({
      theme: 'light',
      locale: 'zh-Hant',
      hide: ['seed'],
      lock: ['heads', 'seed'],
    });
  });

  it('reads what is to be reached', () => {
    expect(readSettings('?check=probs.max:0.99..', '', specs)).toMatchObject({
      check: { text: 'probs.max:0.99..', goals: [{ scalar: 'probs.max', min: 0.99 }] },
      notes: [],
    });
    expect(readSettings('?check=high', '', specs)).toMatchObject({
      check: undefined,
      notes: [{ code: 'not-an-option', param: 'check', given: 'high' }],
    });
  });

  it('notes what it cannot follow, and follows the rest', () => {
    const { notes, hide, theme, locale } = readSettings(
      '?theme=pink&lang=fr&hide=heads,__proto__',
      '#lock=toString',
      specs,
    );
    expect({ hide, theme, locale }).toEqual({ hide: ['heads'], theme: 'auto', locale: undefined });
    expect(notes).toEqual([
      { code: 'not-an-option', param: 'theme', given: 'pink', used: 'auto' },
      { code: 'not-an-option', param: 'lang', given: 'fr' },
      { code: 'unknown', param: 'hide', given: '__proto__' },
      { code: 'unknown', param: 'lock', given: 'toString' },
    ]);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (search, hash) => void readSettings(`?${search}`, `#${hash}`, specs)),
    );
  });
});
