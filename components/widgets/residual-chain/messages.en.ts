import type { Frame } from '@/lib/experiments/contract';
import type { ResidualChainParams, ResidualChainSpecs } from '@/lib/experiments/residual-chain/params';
import { formatReadable } from '@/lib/format';
import type { WidgetMessages } from '../contract';
import type { Drawn } from './frame';
import type { PathBar, PathStep } from './pathsLayout';
import type { Cell } from './unfold';

const n = (value: number) => formatReadable(value, 3);
/** A term behind a plus. */
const bracketed = (value: number) => (value < 0 ? `(${n(value)})` : n(value));

export const messages = {
  title: 'A chain of residual blocks',
  summary:
    'A vector passes up to 48 blocks, x + F(x) each, and a gradient comes back. Rows are states along the chain, columns dimensions. Take the residual or the norm away, move the norm, turn the gain, and watch both maps and the curves below.',
  params: {
    blocks: { label: 'blocks n', help: 'A BERT layer has two: 24 are BERT-base. Up to 5, every path is drawn.' },
    branch: {
      label: 'a branch is',
      help: 'Numbers: 32 chains side by side, F(x) = ±g x in each. A matrix: F(x) = A x, drawn anew for every block.',
      options: { number: 'a number per column', matrix: 'a matrix' },
    },
    gain: { label: 'gain g', help: 'How large a branch is beside what it reads.' },
    sign: {
      label: 'a branch points',
      help: 'Beside what it reads. Of a matrix: A = g GGᵀ (along), g G (anywhere), −g GGᵀ (against), G with entries of variance 1/d.',
      options: { aligned: 'along x', random: 'anywhere', opposed: 'against x' },
    },
    scaling: { label: 'and is scaled by', options: { one: '1', sqrt: '1/√n', n: '1/n' } },
    residual: { label: 'residual connection', help: 'Off: what a branch writes takes the place of what it read.' },
    norm: { label: 'LayerNorm', help: 'Over the columns, so only where a branch is a matrix.' },
    pre: { label: 'norm before the branch (pre-LN)', help: 'Off: behind the addition, as in BERT (post-LN).' },
    gamma: { label: 'γ of the norms' },
    alpha: { label: 'ReZero α', help: 'x + αF(x). ReZero learns α and starts it at 0.' },
    seed: { label: 'seed' },
    state: { label: 'chosen state', help: '0 is what enters; beyond the end it is the last one.' },
    dim: { label: 'chosen dimension' },
    side: { label: 'unfolded', options: { forward: 'x', backward: '∂L/∂x' } },
    path: { label: 'chosen path', help: 'In binary, bit l is 1 where it takes the branch of block l.' },
  },
  notes: {
    nothing: () => 'Nothing is left: what a block writes is 0, so all that follows is too.',
    noGradient: () => 'No gradient reaches the input.',
    onePath: () => 'Without residual connections a single path is left, through every branch.',
  },
  pictured: ({ scalars: { blocks = 0 } }: Frame): string =>
    `Two heatmaps, ${blocks + 1} states of a chain by 32 dimensions: the vector on its way forward, the gradient on its way back. Curves of their size, of what each branch adds, and of the lengths of paths.`,
  reading: ({ scalars }: Frame, { residual }: ResidualChainParams): string => {
    const { blocks = 0 } = scalars;
    const at = (name: string) => n(scalars[name] ?? Number.NaN);
    const past = residual ? ` Past all branches it keeps ${at('gradient.skip')}.` : ' Nothing goes past the branches.';
    return `${blocks} ${blocks === 1 ? 'block' : 'blocks'}: the trunk goes from RMS 1 to ${at('norm.end')} (theory ${at('norm.theory')}). A gradient of RMS 1 at the top reaches the input with ${at('gradient.start')}.${past}`;
  },

  /** What a block of this chain is. */
  block: ({ residual, norm, pre, branch, sign }: ResidualChainParams): string => {
    const read = norm && pre ? 'LN(x)' : 'x';
    const plus = sign === 'random' ? '±' : sign === 'opposed' ? '−' : '+';
    const sum =
      branch === 'number' ? `${residual ? `x ${plus} ` : plus}g ${read}` : `${residual ? 'x + ' : ''}A ${read}`;
    return `each block: x ← ${norm && !pre ? `LN(${sum})` : sum}`;
  },
  maps: 'The chain, forward and back',
  forward: 'x on its way forward',
  backward: 'the gradient on its way back',
  stateRows: 'state',
  dimension: 'dimension',
  stateAxis: 'block',
  lengthAxis: 'branches taken',
  state: (state: number) => (state === 0 ? 'what enters' : `after block ${state - 1}`),
  length: (length: number) => (length === 1 ? '1 branch' : `${length} branches`),
  curves: {
    trunk: 'trunk',
    theory: 'theory',
    whole: 'gradient',
    skip: 'skip only',
    bound: 'Π 1/s',
    branch: 'branch',
    count: 'of paths',
    carried: 'of gradient',
  },
  charts: {
    norm: 'RMS of the trunk',
    gradient: 'RMS of the gradient',
    ratio: 'Branch ÷ what it is added to',
    lengths: 'Shares by number of branches taken',
  },
  noRatio: 'nothing is added: a branch replaces the trunk',
  noValue: 'everything is 0',
  measured: 'Measured along the chain',

  unfolded: 'The chosen cell as a sum',
  reads: { forward: 'read', backward: 'd sum' },
  weight: 'weight',
  product: 'product',
  more: (count: number) => `${count} more`,
  /** Where the chosen cell is computed by nothing. */
  given: ({ side, state, dim }: Pick<Drawn, 'side' | 'state' | 'dim'>, value: number): string =>
    side === 'forward'
      ? `x[${state}, ${dim}] = ${n(value)}: this is what enters the chain.`
      : `∂L/∂x[${state}, ${dim}] = ${n(value)}: this is what is sent in at the top.`,
  cell: (cell: Cell, { residual, norm, pre }: ResidualChainParams): string => {
    const { side, state, dim, block, skip, sum, branch, value } = cell;
    const past = residual ? `${n(skip)} past the branch + ` : '';
    if (side === 'backward') {
      const through =
        norm && pre
          ? `${bracketed(branch)} through it, where LayerNorm makes ${n(branch)} of ${n(sum)}`
          : `${bracketed(branch)} through it`;
      return `∂L/∂x[${state}, ${dim}] = ${past}${through} = ${n(value)}.`;
    }
    const total = `${past}${bracketed(sum)} from the branch of block ${block}`;
    return norm && !pre
      ? `x[${state}, ${dim}]: ${total} = ${n(skip + sum)}, which LayerNorm makes ${n(value)}.`
      : `x[${state}, ${dim}] = ${total} = ${n(value)}.`;
  },

  paths: 'Paths of the gradient',
  pathsTitle: (count: number, dim: number) => `${count} paths bring the gradient down to dimension ${dim} of the input`,
  path: ({ mask, value }: PathBar, blocks: number): string => {
    const taken = Array.from({ length: blocks }, (_, block) => block).filter(block => (mask >> block) & 1);
    const way =
      taken.length === 0
        ? 'past every branch'
        : `through ${taken.length === blocks ? 'every branch' : `the branch of ${taken.length === 1 ? 'block' : 'blocks'} ${taken.join(', ')}`}`;
    return `${way}: ${n(value)}`;
  },
  /** What the chosen path meets, from the top down. */
  steps: (steps: readonly PathStep[], bar: PathBar, { branch }: ResidualChainParams): string =>
    branch === 'number'
      ? `${steps.map(({ value }) => bracketed(value)).join(' · ')} = ${n(bar.value)}`
      : `RMS of the gradient on this path, from the top down: ${[1, ...steps.map(({ value }) => value)].map(n).join(' → ')}; dimension by dimension it brings ${n(bar.value)} here`,
  sum: (count: number, total: number): string =>
    count === 1 ? `one path: ${n(total)}` : `all ${count} paths together: ${n(total)}`,
  top: 'top',
  input: 'input',
};

// The compiler compares with what every widget must say.
messages satisfies WidgetMessages<ResidualChainSpecs>;
export type Messages = typeof messages;
