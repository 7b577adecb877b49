/** The lessons' TeX. A capital names a tensor and colours what is in it, as in prose, code and figures. */
export const macros = {
  '\\Q': '\\htmlClass{t-q}{#1}',
  '\\K': '\\htmlClass{t-k}{#1}',
  '\\V': '\\htmlClass{t-v}{#1}',
  '\\S': '\\htmlClass{t-s}{#1}',
  '\\Ctx': '\\htmlClass{t-ctx}{#1}',
  '\\X': '\\htmlClass{t-x}{#1}',
  '\\Ffn': '\\htmlClass{t-ffn}{#1}',
  '\\G': '\\htmlClass{t-g}{#1}',
  // A part that also stands in code and figures: pointing at one lights all (data-part).
  '\\part': '\\htmlData{part=#1}{#2}',
  '\\Var': '\\operatorname{Var}',
  '\\Cov': '\\operatorname{Cov}',
  '\\E': '\\operatorname{E}',
  '\\softmax': '\\operatorname{softmax}',
  '\\LN': '\\operatorname{LN}',
  '\\GELU': '\\operatorname{GELU}',
  '\\Drop': '\\operatorname{Drop}',
  '\\diag': '\\operatorname{diag}',
  '\\T': '\\mathsf{T}',
  '\\R': '\\mathbb{R}',
};
