import { expect, it } from 'vitest';
import { checkGlossary, type Glossary } from './checkGlossary';
import { parseLesson } from './readLesson';

const glossary: Glossary = {
  'layer-norm': { term: 'LayerNorm', also: ['LN'], avoid: ['layer normalization'], meaning: '' },
  gelu: { term: 'GELU', meaning: '' },
};
const messages = (source: string) =>
  checkGlossary(parseLesson(source, { file: 'a.mdx', locale: 'en', slug: 'a' }), glossary).map(
    ({ message }) => message,
  );

it('takes a term as the glossary writes it, or in one of its other forms', () => {
  expect(messages('The <Term id="layer-norm">LN</Term> of <Term id="gelu">GELU</Term>.')).toEqual([]);
});

it('refuses another word, a term that is not there, and a work that is not there', () => {
  expect(messages('<Term id="gelu">GeLU unit</Term>')).toEqual([expect.stringContaining('says "GeLU unit"')]);
  expect(messages('A <Term id="glue">GELU</Term>')).toEqual([expect.stringContaining('no such term')]);
  expect(messages('A <Cite id="nobody-1900" />')).toEqual([expect.stringContaining('no such work')]);
});

it('finds a name that is avoided in prose, and leaves code alone', () => {
  expect(messages('With layer normalization it is `layer normalization`.')).toEqual([
    expect.stringContaining('the glossary says "LayerNorm"'),
  ]);
});
