import { pythonNumber, torchTensor } from '@/components/viz/torchTensor';
import type { Frame } from '@/lib/experiments/contract';
import type { LayerNormLabParams } from '@/lib/experiments/layer-norm-lab/params';
import { type Chosen, scalar, vectorAt } from './frame';

/** PyTorch code that comes to the chosen cell: the vector inlined, J and dx by autograd, statistics detached where the figure's are. */
export function snippetOf(frame: Frame, params: LayerNormLabParams, { tensor, row, col }: Chosen): string {
  const vector = (name: 'x' | 'g'): string => torchTensor(vectorAt(frame, name), 17);
  const { meanMoves, stdMoves } = params;
  const lines = [
    'import torch',
    '',
    'torch.set_default_dtype(torch.float64)',
    `x = ${vector('x')}.requires_grad_()`,
    `eps = ${pythonNumber(scalar(frame, 'eps'))}`,
    '',
    'def norm(x):',
    `    mean = x.mean()${meanMoves ? '' : '.detach()'}`,
    '    var = x.var(unbiased=False)',
    `    return (x - mean) / (var + eps).sqrt()${stdMoves ? '' : '.detach()'}`,
    '',
  ];
  const last = {
    normalized: [`print(norm(x)[${col}].item())`],
    jacobian: [
      'J = torch.autograd.functional.jacobian(norm, x)',
      `print(J[${row}, ${col}].item())  # how normalized[${row}] moves with x[${col}]`,
    ],
    dx: [`g = ${vector('g')}  # dy * gamma`, 'norm(x).backward(g)', `print(x.grad[${col}].item())`],
  }[tensor];
  return `${[...lines, ...last].join('\n')}\n`;
}
