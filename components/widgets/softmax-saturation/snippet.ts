import { torchTensor } from '@/components/viz/torchTensor';
import type { Frame } from '@/lib/experiments/contract';
import { gridName } from '@/lib/experiments/softmax-saturation/result';
import type { Shown } from './frame';

/** The shown draw in PyTorch: softmax's Jacobian by autograd, its norm, the chosen cell, and what a gradient becomes. */
export function snippetOf({ grids, scalars }: Frame, { row, col, jacobian, passed, n }: Shown): string {
  const vector = (name: string) => torchTensor(grids[name]?.values ?? []);
  const comment = (value: number | undefined) => (value ?? Number.NaN).toPrecision(4);
  return `import torch

torch.set_default_dtype(torch.float64)
torch.set_printoptions(precision=8)
s = ${vector(gridName.scores)}
g = ${vector(gridName.dProbs)}

J = torch.autograd.functional.jacobian(lambda s: s.softmax(-1), s)
print(torch.linalg.norm(J))  # ${comment(scalars['shown.jacobian'])}
print(J[${row}, ${col}])  # ${comment(jacobian.values[row * n + col])}

s.requires_grad_()
s.softmax(-1).backward(g)
print(s.grad[${row}])  # ${comment(passed.values[row])}
`;
}
