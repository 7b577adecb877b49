import { describe, expect, test } from 'vitest';
import { EncodeError } from './EncodeError';
import { parseOptions } from './options';

const base = ['--model', 'm', '--out', 'o', '--text', 'a'];

test('options come in any order, with a space or an equals sign', () => {
  expect(
    parseOptions(['--text=--model b', '--dtype', 'float64', '--out=o', '--model', 'm', '--attention-mask', '1,0']),
  ).toEqual({
    ...{ model: 'm', out: 'o', dtype: 'float64', attentionMask: [1, 0] },
    input: { kind: 'text', text: '--model b' },
  });
  expect(parseOptions(['--model', 'm', '--input-ids', '101, 7,102', '--out', 'o', '--kernels', 'reference'])).toEqual({
    ...{ model: 'm', out: 'o', dtype: 'float32', kernels: 'reference' },
    input: { kind: 'input-ids', ids: [101, 7, 102] },
  });
  expect(parseOptions([...base.slice(0, 5), ''])).toMatchObject({ input: { kind: 'text', text: '' } });
  expect(parseOptions([...base.slice(0, 5), '-- dashes'])).toMatchObject({ input: { text: '-- dashes' } });
  expect(parseOptions(['--help', '--nonsense'])).toBe('help');
});

describe('is refused', () => {
  test.each([
    [[], '--model is missing, expected a folder'],
    [['--model', 'm', '--text', 'a'], '--out is missing, expected a file'],
    [['--model', 'm', '--out', 'o'], 'no input, expected one of --text, --input-ids, --hidden'],
    [[...base, '--hidden', 'x'], '--text and --hidden are given, expected one of'],
    [[...base, '--colour', 'x'], 'unknown option "--colour", see --help'],
    [[...base, 'stray'], 'unknown option "stray"'],
    [[...base, '--dtype'], '--dtype has no value'],
    [['--model', '--out', 'o', '--text', 'a'], '--model has no value'],
    [[...base, '--text', 'b'], '--text is given twice'],
    [[...base, '--dtype', 'float16'], '--dtype is "float16", expected float32 or float64'],
    [[...base, '--kernels', 'gpu'], '--kernels is "gpu", expected reference or wasm'],
    [[...base, '--dtype', 'float64', '--kernels', 'wasm'], '--kernels wasm computes in float32 alone'],
    [[...base, '--attention-mask', '1,2'], '--attention-mask: entry 1 is "2", expected 0 or 1'],
    [[...base, '--grad-output', ''], '--grad-output is missing, expected a file'],
    [['--model', 'm', '--out', 'o', '--input-ids', ''], '--input-ids: entry 0 is "", expected a token id'],
    [['--model', 'm', '--out', 'o', '--input-ids', '1,-2'], '--input-ids: entry 1 is "-2", expected a token id'],
    [['--model', 'm', '--out', 'o', '--input-ids', '1.5'], '--input-ids: entry 0 is "1.5"'],
    [['--model', 'm', '--out', 'o', '--hidden='], '--hidden is empty, expected a file'],
  ])('%j', (argv, message) => {
    expect(() => parseOptions(argv)).toThrow(EncodeError);
    expect(() => parseOptions(argv)).toThrow(message);
  });
});
