import { expect, test } from 'vitest';
import { renderTex } from './renderTex';

test('a part bears its name, within another too', () => {
  const html = renderTex('\\part{dx_hat}{\\frac{1}{\\part{rstd}{s}}}', true);
  expect(html.match(/data-part="\w+"/g)).toEqual(['data-part="dx_hat"', 'data-part="rstd"']);
});

test.each(['\\htmlData{href=x}{a}', '\\htmlId{x}{a}', '\\href{https://x.org}{a}', '\\nosuch'])(
  '%s writes nothing of its own into a page',
  tex => {
    expect(() => renderTex(tex, false)).toThrow();
  },
);
