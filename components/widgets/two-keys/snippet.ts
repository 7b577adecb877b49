import type { TwoKeysParams } from '@/lib/experiments/two-keys/params';

/** The two scores in PyTorch: it prints p, J by automatic differentiation, and J's size as the figure shows it. */
export const snippetOf = ({ first, second }: TwoKeysParams, norm: number): string =>
  [
    'import torch',
    '',
    `s = torch.tensor([${first}, ${second}], dtype=torch.float64)`,
    'softmax = lambda s: s.softmax(dim=-1)',
    'J = torch.autograd.functional.jacobian(softmax, s)',
    'print(softmax(s))',
    'print(J)',
    `print(torch.linalg.matrix_norm(J, 2).item())  # the figure shows ${Number(norm.toPrecision(7))}`,
  ].join('\n');
