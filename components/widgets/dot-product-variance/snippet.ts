import { torchTensor } from '@/components/viz/torchTensor';
import type { DotProductParams, Law } from '@/lib/experiments/dot-product-variance/params';
import { heads } from '@/lib/experiments/dot-product-variance/params';

const divisors = {
  none: () => '1',
  root: (d: string) => `math.sqrt(${d})`,
  full: (d: string) => d,
  model: (d: string) => `math.sqrt(${heads} * ${d})`,
} satisfies Record<DotProductParams['divisor'], (d: string) => string>;

/** A longer pair is not copied number by number. */
export const longestPair = 64;

/** One drawn pair, number by number. */
export const pairSnippet = (q: readonly number[], k: readonly number[], { divisor }: DotProductParams): string =>
  [
    'import math',
    'import torch',
    '',
    'torch.set_default_dtype(torch.float64)',
    `q = ${torchTensor(q)}`,
    `k = ${torchTensor(k)}`,
    `print((q @ k).item() / ${divisors[divisor]('len(q)')})`,
  ].join('\n');

const laws: Readonly<Record<Law, readonly string[]>> = {
  normal: ['    return torch.randn(*shape, dtype=torch.float64)'],
  uniform: ['    return math.sqrt(3) * (2 * torch.rand(*shape, dtype=torch.float64) - 1)'],
  rademacher: ['    return 2.0 * torch.randint(0, 2, shape, dtype=torch.float64) - 1'],
  laplace: [
    '    zero = torch.zeros((), dtype=torch.float64)',
    '    return torch.distributions.Laplace(zero, math.sqrt(0.5)).sample(shape)',
  ],
};

/** Fresh draws under the figure's switches; what is not switched is not in it. */
export function drawsSnippet(params: DotProductParams): string {
  const { d, mean, std, rho, fresh, correlation, correlated, law, divisor, draws, seed } = params;
  const tied = correlation > 0 && (fresh || correlated !== 'k');
  const drawn = (vector: 'q' | 'k'): string =>
    correlation > 0 && (correlated === 'both' || correlated === vector) ? 'tied()' : 'law(n, d)';
  const moved = (name: string): string => [mean === 0 ? '' : `${mean} + `, std === 1 ? '' : `${std} * `, name].join('');
  const other = !fresh
    ? ['y = x**2 - 1', 'y = y / y.pow(2).mean().sqrt()']
    : [rho === 0 ? `y = ${drawn('k')}` : `y = ${rho} * x + math.sqrt(1 - ${rho}**2) * ${drawn('k')}`];
  return [
    'import math',
    'import torch',
    '',
    `torch.manual_seed(${seed})`,
    `n, d = ${draws}, ${d}`,
    '',
    'def law(*shape):',
    ...laws[law],
    '',
    ...(tied
      ? [
          'def tied():',
          `    return math.sqrt(${correlation}) * law(n, 1) + math.sqrt(1 - ${correlation}) * law(n, d)`,
          '',
        ]
      : []),
    `x = ${drawn('q')}`,
    ...other,
    `q, k = ${moved('x')}, ${moved('y')}`,
    `scores = (q * k).sum(-1) / ${divisors[divisor]('d')}`,
    'print(scores.mean().item(), scores.var().item())',
  ].join('\n');
}
