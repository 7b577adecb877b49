import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Inline } from './Inline';

test.each([
  ['Why √d_k', 'Why √d<sub>k</sub>'],
  ['W_Q和W_K两个矩阵', 'W<sub>Q</sub>和W<sub>K</sub>两个矩阵'],
  ['√d_k, not √d_model', '√d<sub>k</sub>, not √d<sub>model</sub>'],
  ['hidden_size', 'hidden_size'],
  ['plain <b>', 'plain &lt;b&gt;'],
])('%s', (text, html) => {
  expect(renderToStaticMarkup(<Inline text={text} />)).toBe(html);
});
