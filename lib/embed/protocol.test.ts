import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCommand } from './protocol';

const envelope = { type: 'inside-the-encoder', v: 1, command: 'set' };

describe('readCommand', () => {
  it('reads parameters and theme', () => {
    expect(readCommand({ ...envelope, params: { heads: 2, mask: false, text: '河' }, theme: 'dark' })).toMatchObject({
      command: 'set',
      params: { heads: 2, mask: false, text: '河' },
      theme: 'dark',
    });
  });

  it.each([
    ['another type', { ...envelope, type: 'x' }],
    ['another version', { ...envelope, v: 2 }],
    ['another command', { ...envelope, command: 'eval' }],
    ['a theme there is not', { ...envelope, theme: 'pink' }],
    ['a parameter that is an object', { ...envelope, params: { heads: { valueOf: 2 } } }],
    ['parameters in a list', { ...envelope, params: [1] }],
    ['a text beyond all measure', { ...envelope, params: { text: 'a'.repeat(20_000) } }],
    [
      'too many parameters',
      { ...envelope, params: Object.fromEntries(Array.from({ length: 65 }, (_, i) => [`p${i}`, 1])) },
    ],
  ])('lets %s pass', (_what, data) => {
    expect(readCommand(data)).toBeUndefined();
  });

  it('pollutes nothing', () => {
    const command = readCommand(
      JSON.parse('{"type":"inside-the-encoder","v":1,"command":"set","params":{"__proto__":"1"}}'),
    );
    expect(command).toBeDefined();
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(Object.getPrototypeOf(command?.params ?? {})).toBeNull();
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.anything(), data => void readCommand(data)));
  });
});
