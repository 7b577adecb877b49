import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { matrixAt, type Tensor } from '@/lib/engine/tensor';
import { handExamples, workHandExample } from './handExample';

const lessons = [
  ['en', 'en'],
  ['zh', 'zh-Hans'],
] as const;

/** Rows as TeX prints them between \begin{bmatrix} and \end{bmatrix}. */
const tex = (rows: readonly (readonly number[])[]) =>
  `\\begin{bmatrix}${rows.map(row => row.join('&')).join('\\\\')}\\end{bmatrix}`;

function rowsOf(tensor: Tensor): number[][] {
  const { values, rows, cols } = matrixAt(tensor, 0, 0);
  return Array.from({ length: rows }, (_, row) => [...values.subarray(row * cols, (row + 1) * cols)]);
}

describe.each(lessons)('the example worked by hand in %s', (id, folder) => {
  const mdx = readFileSync(new URL(`../../../content/${folder}/attention.mdx`, import.meta.url), 'utf8');
  const example = handExamples[id];

  it('is printed with the matrices that the claims are computed from', () => {
    const { x, queryWeight, keyWeight, valueWeight } = example;
    for (const matrix of [x, queryWeight, keyWeight, valueWeight]) expect(mdx).toContain(tex(matrix));
  });

  it('is printed with the keys and values that the engine gets', () => {
    const { key, value } = workHandExample(example);
    expect(mdx).toContain(tex(rowsOf(key)));
    expect(mdx).toContain(tex(rowsOf(value)));
  });

  it('is printed with the query and the scores, undivided and divided, of the token it follows', () => {
    const followed = id === 'en' ? 0 : 2;
    const { query, scoresUnscaled, scores } = workHandExample(example);
    expect(mdx).toContain(tex(rowsOf(query)[followed]!.map(entry => [entry])));
    expect(mdx).toContain(tex([rowsOf(scoresUnscaled)[followed]!]));
    expect(mdx).toContain(tex(rowsOf(scoresUnscaled)));
    expect(mdx).toContain(
      `\\begin{bmatrix}${rowsOf(scores)
        [followed]!.map(score => `\\S{${score}}`)
        .join('&')}\\end{bmatrix}`,
    );
  });
});
