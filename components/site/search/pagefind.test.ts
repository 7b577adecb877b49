import { expect, test } from 'vitest';
import { pieces } from './pagefind';

test('pieces alternate between words and matches', () => {
  expect(pieces('the <mark>mask</mark> comes before <mark>softmax</mark>')).toEqual([
    'the ',
    'mask',
    ' comes before ',
    'softmax',
    '',
  ]);
});

test('pieces are text: markup in a lesson stays text', () => {
  expect(pieces('&lt;script&gt; &amp;amp; <mark>a&#39;b</mark>')).toEqual(['<script> &amp; ', "a'b", '']);
});
