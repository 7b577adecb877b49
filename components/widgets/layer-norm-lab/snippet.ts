import type { Frame } from '@/lib/experiments/contract';
import type { LayerNormLabParams } from '@/lib/experiments/layer-norm-lab/params';
import { type Chosen, scalar, vectorAt } from './frame';

/** PyTorch code that comes to the chosen cell: the vector inlined, J and dx by autograd, statistics detached where the figure's are. */
export function snippetOf(frame: Frame, params: LayerNormLabParams, { tensor, row, col }: Chosen): string {
  const numbers = (values: readonly number[]): string => `[${values.map(python).join(', ')}]`;
  const { meanMoves, stdMoves } = params;
  const lines = [
    'import torch',
    '',
    `x = torch.tensor(${numbers(vectorAt(frame, 'x'))}, dtype=torch.float64, requires_grad=True)`,
    `eps = ${python(scalar(frame, 'eps'))}`,
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
    dx: [
      `g = torch.tensor(${numbers(vectorAt(frame, 'g'))}, dtype=torch.float64)  # dy * gamma`,
      'norm(x).backward(g)',
      `print(x.grad[${col}].item())`,
    ],
  }[tensor];
  return `${[...lines, ...last].join('\n')}\n`;
}

/** A number as Python reads it back to the last bit. */
const python = (value: number): string => (Number.isInteger(value) ? value.toFixed(1) : String(value));
