import { counted } from '@/lib/experiments/parameter-count/count';
import type { ParameterCountParams } from '@/lib/experiments/parameter-count/params';
import type { ParameterCountScalars } from '@/lib/experiments/parameter-count/result';
import type { Claim } from './contract';
import { integer, percent } from './digits';
import { exact } from './exact';

/** The numbers of the lesson “Reading the diagram”: counted from the shapes of the state dict, each beside its sum. */

const bertBase: ParameterCountParams = {
  hidden: '768',
  heads: '12',
  ratio: 4,
  layers: 12,
  vocabulary: '30522',
  biases: true,
  norms: true,
  pooler: true,
  module: 'none',
};
const at = (changes: Partial<ParameterCountParams> = {}): ParameterCountScalars => counted({ ...bertBase, ...changes });

const count = (id: string, expected: number, calculation: string, of: (base: ParameterCountScalars) => number): Claim =>
  exact(id, expected, integer, calculation, () => of(at()));

const large: Partial<ParameterCountParams> = { hidden: '1024', heads: '16', layers: 24 };

const modules: readonly Claim[] = [
  count('self-count', 1_771_776, '3 · (768² + 768)', base => base.self),
  count('self-output-count', 592_128, '768² + 768 + 2 · 768', base => base.selfOutput),
  count('intermediate-count', 2_362_368, '768 · 3072 + 3072', base => base.intermediate),
  count('output-count', 2_361_600, '3072 · 768 + 768 + 2 · 768', base => base.output),
  count('layer-count', 7_087_872, '1,771,776 + 592,128 + 2,362,368 + 2,361,600', base => base.layer),
  count('layers-count', 85_054_464, '12 · 7,087,872', base => base.layers),
  count('embeddings-count', 23_837_184, '(30,522 + 512 + 2) · 768 + 2 · 768', base => base.embeddings),
  count('pooler-count', 590_592, '768² + 768', base => base.pooler),
  count('base-count', 109_482_240, '23,837,184 + 85,054,464 + 590,592', base => base.total),
  count('feed-forward-count', 4_723_968, '2,362,368 + 2,361,600', base => base.feedForward),
  count('vectors-count', 9_984, '4 · 768 + 3072 + 768 + 4 · 768', base => base.vectors),
];

const others: readonly Claim[] = [
  exact(
    'chinese-count',
    102_267_648,
    integer,
    '109,482,240 − (30,522 − 21,128) · 768',
    () => at({ vocabulary: '21128' }).total,
  ),
  exact('large-layer-count', 12_596_224, integer, '12 · 1024² + 13 · 1024', () => at(large).layer),
  exact('large-count', 335_141_888, integer, '31,782,912 + 24 · 12,596,224 + 1,049,600', () => at(large).total),
];

const shares: readonly Claim[] = [
  exact('ffn-share', 0.666486, percent(2), '4,723,968 / 7,087,872', () => at().feedForwardShare),
  exact('vectors-share', 0.0014086, percent(2), '9,984 / 7,087,872', () => at().vectors / at().layer),
  exact('embeddings-share', 0.217727, percent(0), '23,837,184 / 109,482,240', () => at().embeddingsShare),
];

/** How many numbers a tensor holds. Widths of BERT-base. */
const base = at();
const entries = (...sizes: readonly number[]): number => sizes.reduce((product, size) => product * size, 1);

const tensors: readonly Claim[] = [
  exact('table-16', 12_288, integer, '16 · 768', () => entries(16, base.hidden)),
  exact('wide-16', 49_152, integer, '16 · 3072', () => entries(16, base.intermediateSize)),
  exact('w1-weights', 2_359_296, integer, '3072 · 768', () => entries(base.intermediateSize, base.hidden)),
  exact('probs-512', 3_145_728, integer, '12 · 512 · 512', () => entries(base.heads, 512, 512)),
];

export const claims: readonly Claim[] = [...modules, ...others, ...shares, ...tensors];
