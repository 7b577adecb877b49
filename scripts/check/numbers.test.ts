import { expect, test } from 'vitest';
import { figuresIn } from './numbers';

const written = (prose: string) => figuresIn(prose).map(figure => figure.written);

test.each([
  ['its standard deviation is 0.087 here', '0.087'],
  ['about .5 of it', '.5'],
  ['标准差约为０．０８７左右', '0.087'],
  ['标准差约为0．5。', '0.5'],
  ['方差是零点零二', '零点零二'],
  ['only 12.5 remains.', '12.5'],
  ['rises to 16,834.25', '834.25'],
  ['66.65 % of the parameters', '66.65 %'],
  ['约占66%', '66%'],
  ['约占６６％的参数', '66%'],
  ['百分之十', '百分之十'],
  ['百分之 66.65 的参数', '百分之 66.65'],
  ['千分之五', '千分之五'],
  ['ten percent of the weights', 'ten percent'],
  ['some 10 per cent', '10 per cent'],
  ['falls to 10⁻⁵', '10⁻⁵'],
  ['some 2¹² paths', '2¹²'],
  ['about 1e-5', '1e-5'],
  ['about 6.7E−4', '6.7E−4'],
  ['about 10^-5', '10^-5'],
  ['2^12', '2^12'],
  ['１０＾５', '10^5'],
  ['10的负5次方', '10的负5次方'],
  ['2 的十二次方', '2 的十二次方'],
])('flags %s', (prose, figure) => {
  expect(written(prose)).toEqual([figure]);
});

test.each([
  'BERT-base uses 768 numbers in 12 heads',
  'a layer has 7,087,872 weights',
  'In Figure 1. Then set it to 2.',
  'Set the width to 64.',
  '图 1，共 12 层。',
  'Vaswani et al. (2017), arXiv:1706.03762',
  'Section 3.2.1 has the formula, section 3.2 the rest',
  '见第 3.2.1 节，§3.2',
  'd² and Q·Kᵀ',
  '有一点不同，再看一点',
  'version 1.2.3 of the file',
  'the layer encoder.layer.0.attention',
  'the eighth of ten',
])('lets %s pass', prose => {
  expect(written(prose)).toEqual([]);
});

test('finds every figure of a sentence, in order', () => {
  expect(written('from 0.307 to 2.46, or 10 % of 1e-3')).toEqual(['0.307', '2.46', '10 %', '1e-3']);
});
