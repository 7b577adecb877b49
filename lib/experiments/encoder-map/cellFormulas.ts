import type { BoxId } from './boxes';

/** One cell of each tensor, in TeX with the macros of lib/tex, each tensor a part by its box's id. Indices count from 0; t, u are tokens, i, j dimensions. */
export const cellFormulas: Readonly<Record<BoxId, string>> = {
  words: String.raw`\part{words}{\text{word}_{t,i}}=E_\text{word}[\mathrm{id}_t,\,i]`,
  segments: String.raw`\part{segments}{\text{segment}_{t,i}}=E_\text{segment}[0,\,i]`,
  positions: String.raw`\part{positions}{\text{position}_{t,i}}=E_\text{position}[t,\,i]`,
  embedded: String.raw`\part{embedded}{\X{e_{t,i}}}=\part{words}{\text{word}_{t,i}}+\part{segments}{\text{segment}_{t,i}}+\part{positions}{\text{position}_{t,i}}`,
  x: String.raw`\part{x}{\X{x_{t,i}}}=\gamma_i\,\frac{\part{embedded}{\X{e_{t,i}}}-\mu_t}{\sqrt{\sigma_t^2+\varepsilon}}+\beta_i`,
  q: String.raw`\part{q}{\Q{q_{t,i}}}=\sum_{j=0}^{d-1}\part{x}{\X{x_{t,j}}}\,\Q{W_Q}[i,j]+\Q{b_Q}[i]`,
  k: String.raw`\part{k}{\K{k_{t,i}}}=\sum_{j=0}^{d-1}\part{x}{\X{x_{t,j}}}\,\K{W_K}[i,j]+\K{b_K}[i]`,
  v: String.raw`\part{v}{\V{v_{t,i}}}=\sum_{j=0}^{d-1}\part{x}{\X{x_{t,j}}}\,\V{W_V}[i,j]+\V{b_V}[i]`,
  scores: String.raw`\part{scores}{\S{s_{t,u}}}=\frac{1}{\sqrt{d_k}}\sum_{j=0}^{d_k-1}\part{q}{\Q{q_{t,j}}}\,\part{k}{\K{k_{u,j}}}`,
  probs: String.raw`\part{probs}{\S{p_{t,u}}}=\frac{e^{\part{scores}{\S{s_{t,u}}}}}{\sum_{m}e^{\part{scores}{\S{s_{t,m}}}}}`,
  context: String.raw`\part{context}{\Ctx{c_{t,i}}}=\sum_{u=0}^{T-1}\part{probs}{\S{p_{t,u}}}\,\part{v}{\V{v_{u,i}}}`,
  o: String.raw`\part{o}{\Ctx{o_{t,i}}}=\sum_{j=0}^{d-1}\part{context}{\Ctx{c_{t,j}}}\,W_O[i,j]+b_O[i]`,
  attentionSum: String.raw`\part{attentionSum}{\X{r_{t,i}}}=\part{x}{\X{x_{t,i}}}+\part{o}{\Ctx{o_{t,i}}}`,
  h: String.raw`\part{h}{\X{h_{t,i}}}=\gamma_i\,\frac{\part{attentionSum}{\X{r_{t,i}}}-\mu_t}{\sqrt{\sigma_t^2+\varepsilon}}+\beta_i`,
  a: String.raw`\part{a}{\Ffn{a_{t,i}}}=\sum_{j=0}^{d-1}\part{h}{\X{h_{t,j}}}\,\Ffn{W_1}[i,j]+\Ffn{b_1}[i]`,
  g: String.raw`\part{g}{\Ffn{g_{t,i}}}=\GELU(\part{a}{\Ffn{a_{t,i}}})=\part{a}{\Ffn{a_{t,i}}}\,\Phi(\part{a}{\Ffn{a_{t,i}}})`,
  f: String.raw`\part{f}{\Ffn{f_{t,i}}}=\sum_{j=0}^{F-1}\part{g}{\Ffn{g_{t,j}}}\,\Ffn{W_2}[i,j]+\Ffn{b_2}[i]`,
  outputSum: String.raw`\part{outputSum}{\X{r'_{t,i}}}=\part{h}{\X{h_{t,i}}}+\part{f}{\Ffn{f_{t,i}}}`,
  y: String.raw`\part{y}{\X{y_{t,i}}}=\gamma_i\,\frac{\part{outputSum}{\X{r'_{t,i}}}-\mu_t}{\sqrt{\sigma_t^2+\varepsilon}}+\beta_i`,
  pooled: String.raw`\part{pooled}{\X{z_i}}=\tanh\!\Bigl(\sum_{j=0}^{d-1}\part{y}{\X{y_{0,j}}}\,W_P[i,j]+b_P[i]\Bigr)`,
};
