import { pythonNumber, torchTensor } from '@/components/viz/torchTensor';
import { boxOf } from '@/lib/experiments/encoder-map/boxes';
import type { Operand, Worked } from './cell';
import { matrixOf } from './wishes';

/** The chosen cell in PyTorch, its numbers written in: it prints what the map shows. undefined where nothing is computed. */
export function snippetOf(worked: Worked): string | undefined {
  const body = bodies[boxOf(worked.box).way](worked);
  return body && ['import torch', '', ...body, `# the map shows ${pythonNumber(worked.value)}`].join('\n');
}

const vectorOf = ({ values }: Operand): string => torchTensor(values);

type Body = (worked: Worked) => readonly string[] | undefined;

const bodies: Readonly<Record<ReturnType<typeof boxOf>['way'], Body>> = {
  lookup: () => undefined,
  sum: ({ box, operands: [terms] }) =>
    terms && [`terms = ${vectorOf(terms)}  # ${boxOf(box).reads.join(', ')}`, 'print(terms.sum().item())'],
  norm: ({ col, operands: [row] }) =>
    row && [
      `row = ${vectorOf(row)}`,
      `normed = torch.nn.functional.layer_norm(row, row.shape, eps=1e-12)`,
      `print(normed[${col}].item())`,
    ],
  linear: ({ box, row, col, operands: [left, right] }) =>
    left &&
    right && [
      `row = ${vectorOf(left)}  # ${boxOf(boxOf(box).reads[0]!).activation}[0, ${row}]`,
      `weight = ${vectorOf(right)}  # ${matrixOf(box)}[${col}]`,
      'print((row @ weight).item())  # the bias is 0 at initialisation',
    ],
  pooler: ({ box, col, operands: [left, right] }) =>
    left &&
    right && [
      `first = ${vectorOf(left)}  # the row of [CLS]`,
      `weight = ${vectorOf(right)}  # ${matrixOf(box)}[${col}]`,
      'print(torch.tanh(first @ weight).item())  # the bias is 0 at initialisation',
    ],
  scores: ({ row, col, head, sizes, operands: [q, k] }) =>
    q &&
    k && [
      `q = ${vectorOf(q)}  # query of token ${row}, head ${head}`,
      `k = ${vectorOf(k)}  # key of token ${col}, head ${head}`,
      `print((q @ k / ${sizes.headDim} ** 0.5).item())`,
    ],
  softmax: ({ col, operands: [scores] }) =>
    scores && [`scores = ${vectorOf(scores)}`, `print(scores.softmax(dim=-1)[${col}].item())`],
  mixture: ({ row, col, head, operands: [probs, v] }) =>
    probs &&
    v && [
      `probs = ${vectorOf(probs)}  # what token ${row} gives each token, head ${head}`,
      `v = ${vectorOf(v)}  # dimension ${col} of each token's value`,
      'print((probs @ v).item())',
    ],
  gelu: ({ facts: { before = 0 } }) => [
    `print(torch.nn.functional.gelu(torch.tensor(${pythonNumber(before)})).item())`,
  ],
};
