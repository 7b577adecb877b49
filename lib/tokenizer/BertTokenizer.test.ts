import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createBertTokenizer } from './BertTokenizer';
import golden from './golden/tokenizer.json';

const vocabulary = readFileSync(new URL('./vocab.txt', import.meta.url), 'utf8');
const tokenizer = createBertTokenizer(vocabulary);

describe('agrees with transformers.BertTokenizerFast', () => {
  test.each(golden.texts)('on $text', ({ text, ids, tokens }) => {
    const encoding = tokenizer.encode(text);
    expect(encoding.tokens).toEqual(tokens);
    expect(encoding.ids).toEqual(ids);
  });

  test('on every code point of planes 0, 1, 2, 3, 14 and 15, put between two letters', { timeout: 60_000 }, () => {
    const differing = Object.entries(golden.blocks).filter(
      ([start, digest]) => blockDigest(Number.parseInt(start, 16)) !== digest,
    );
    expect(differing.map(([start]) => start)).toEqual([]);
  });
});

/** The digest that scripts/golden/tokenizer.py makes of 4096 code points; a block of surrogates alone has none. */
function blockDigest(start: number): string {
  const rows: string[] = [];
  for (let point = start; point < start + 4096; point++) {
    if (point >= 0xd800 && point <= 0xdfff) continue;
    rows.push(tokenizer.encode(`a${String.fromCodePoint(point)}b`).ids.join(' '));
  }
  return rows.length === 0 ? '' : createHash('sha256').update(rows.join('\n')).digest('hex').slice(0, 12);
}

describe('a text that is too long', () => {
  const text = 'one two three four five';

  test('loses its end, keeps [SEP], and says how long it was', () => {
    const encoding = tokenizer.encode(text, { maxTokens: 5 });
    expect(encoding.tokens).toEqual(['[CLS]', 'one', 'two', 'three', '[SEP]']);
    expect(encoding).toMatchObject({ total: 7, truncated: true });
    expect(encoding.ids).toHaveLength(5);
  });

  test('is whole when it just fits', () => {
    expect(tokenizer.encode(text, { maxTokens: 7 })).toMatchObject({ total: 7, truncated: false });
  });

  test('needs room for [CLS] and [SEP]', () => {
    expect(tokenizer.encode(text, { maxTokens: 2 }).tokens).toEqual(['[CLS]', '[SEP]']);
    expect(() => tokenizer.encode(text, { maxTokens: 1 })).toThrow('maxTokens is 1, expected at least 2');
  });
});

test('a lone surrogate, which no Rust string can hold, is dropped', () => {
  expect(tokenizer.encode('a\ud83db').tokens).toEqual(tokenizer.encode('ab').tokens);
});

test('a vocabulary without its special tokens in place is refused', () => {
  expect(() => createBertTokenizer('hello\nworld\n')).toThrow('vocabulary line 0 is hello, expected [PAD]');
});
