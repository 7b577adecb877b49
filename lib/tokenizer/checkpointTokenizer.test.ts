import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { BertNormalizer } from './BertNormalizer';
import { createBertTokenizer } from './BertTokenizer';
import { tokenizerFromJson, tokenizerFromVocabulary } from './checkpointTokenizer';
import normalized from './golden/normalizer.json';
import golden from './golden/tokenizer.json';
import { wordPieceJson } from './wordPieceJson';

/** Scripts of Unicode 13 and 16, which JavaScript may decompose and Rust does not: NEW_SCRIPTS in scripts/golden/tokenizer.py. */
const newScripts = /[\u{105c0}-\u{105ff}\u{11380}-\u{113ff}\u{11900}-\u{1195f}\u{16100}-\u{1613f}\u{16d40}-\u{16d7f}]/u;

const everyPoint = [0, 1, 2, 3, 14, 15]
  .flatMap(plane => Array.from({ length: 65536 }, (_, i) => (plane << 16) + i))
  .filter(point => (point < 0xd800 || point > 0xdfff) && !newScripts.test(String.fromCodePoint(point)));

describe('the normalizer agrees with the Rust one, on awkward texts and on every code point', () => {
  const texts = [...golden.texts.map(({ text }) => text), ...everyPoint.map(p => `a${String.fromCodePoint(p)}b`)];
  test.each(normalized)('with $options', ({ options, digest }) => {
    const normalizer = new BertNormalizer(options);
    const rows = texts.map(text => normalizer.normalize(text)).join('\0');
    expect(createHash('sha256').update(rows).digest('hex').slice(0, 12)).toBe(digest);
  });
});

const words = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', '[MASK]', 'the', 'The', 'bank', '##s', 'café', 'cafe', '河'];
const vocabulary = `${words.join('\n')}\n`;

test('a vocabulary of any size has its special tokens where its lines put them', () => {
  expect(tokenizerFromVocabulary(vocabulary).encode('The banks [MASK]').ids).toEqual([2, 5, 7, 8, 4, 3]);
});

test('a cased model keeps case and accents, and sets ideographs apart all the same', () => {
  const cased = tokenizerFromVocabulary(vocabulary, { do_lower_case: false });
  expect(cased.encode('The café河bank').tokens).toEqual(['[CLS]', 'The', 'café', '河', 'bank', '[SEP]']);
  expect(tokenizerFromVocabulary(vocabulary).encode('The café').tokens).toEqual(['[CLS]', 'the', 'cafe', '[SEP]']);
  const stripped = tokenizerFromVocabulary(vocabulary, { do_lower_case: false, strip_accents: true });
  expect(stripped.encode('The café').tokens).toEqual(['[CLS]', 'The', 'cafe', '[SEP]']);
});

test('tokenizer.json says how to normalize, and tokenizer_config.json has the last word', () => {
  const cased = wordPieceJson(words, undefined, { lowercase: false });
  expect(tokenizerFromJson(cased).encode('The café').tokens).toEqual(['[CLS]', 'The', 'café', '[SEP]']);
  expect(tokenizerFromJson(cased, { do_lower_case: true }).encode('The').tokens).toEqual(['[CLS]', 'the', '[SEP]']);
});

test('special tokens may have other names', () => {
  const renamed = vocabulary.replace('[CLS]', '<s>').replace('[SEP]', '</s>');
  const config = { cls_token: '<s>', sep_token: { content: '</s>', lstrip: false } };
  expect(tokenizerFromVocabulary(renamed, config).encode('bank').tokens).toEqual(['<s>', 'bank', '</s>']);
});

test("bert-base-uncased's vocabulary gives what the site's own tokenizer gives", () => {
  const text = readFileSync(new URL('./vocab.txt', import.meta.url), 'utf8');
  const [ours, general] = [createBertTokenizer(text), tokenizerFromVocabulary(text.replaceAll('\n', '\r\n'))];
  for (const { text } of golden.texts.filter(({ ids }) => ids.length <= 512)) {
    expect(general.encode(text)).toMatchObject({ ids: ours.encode(text).ids });
  }
});

test('what is no tokenizer is refused', () => {
  expect(() => tokenizerFromVocabulary('hello\nworld\n')).toThrow('tokenizer: the vocabulary of 2 words lacks [UNK]');
  for (const nonsense of [null, 5, [], {}, { model: null }])
    expect(() => tokenizerFromJson(nonsense)).toThrow('tokenizer: has no model');
});
