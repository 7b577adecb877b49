import { boxOf } from '@/lib/experiments/encoder-map/boxes';
import type { Operand, Worked } from './cell';
import { matrixOf } from './wishes';

/** The chosen cell in PyTorch, its numbers written in: it prints what the map shows. undefined where nothing is computed. */
export function snippetOf(worked: Worked): string | undefined {
  const body = bodies[boxOf(worked.box).way](worked);
  return body && ['import torch', '', ...body, `# the map shows ${rounded(worked.value)}`].join('\n');
}

type Body = (worked: Worked) => readonly string[] | undefined;

const bodies: Readonly<Record<ReturnType<typeof boxOf>['way'], Body>> = {
  lookup: () => undefined,
  sum: ({ box, operands: [terms] }) =>
    terms && [`terms = ${vector(terms)}  # ${boxOf(box).reads.join(', ')}`, 'print(terms.sum().item())'],
  norm: ({ col, operands: [row] }) =>
    row && [
      `row = ${vector(row)}`,
      `normed = torch.nn.functional.layer_norm(row, row.shape, eps=1e-12)`,
      `print(normed[${col}].item())`,
    ],
  linear: ({ box, row, col, operands: [left, right] }) =>
    left &&
    right && [
      `row = ${vector(left)}  # ${boxOf(boxOf(box).reads[0]!).activation}[0, ${row}]`,
      `weight = ${vector(right)}  # ${matrixOf(box)}[${col}]`,
      'print((row @ weight).item())  # the bias is 0 at initialisation',
    ],
  pooler: ({ box, col, operands: [left, right] }) =>
    left &&
    right && [
      `first = ${vector(left)}  # the row of [CLS]`,
      `weight = ${vector(right)}  # ${matrixOf(box)}[${col}]`,
      'print(torch.tanh(first @ weight).item())  # the bias is 0 at initialisation',
    ],
  scores: ({ row, col, head, sizes, operands: [q, k] }) =>
    q &&
    k && [
      `q = ${vector(q)}  # query of token ${row}, head ${head}`,
      `k = ${vector(k)}  # key of token ${col}, head ${head}`,
      `print((q @ k / ${sizes.headDim} ** 0.5).item())`,
    ],
  softmax: ({ col, operands: [scores] }) =>
    scores && [`scores = ${vector(scores)}`, `print(scores.softmax(dim=-1)[${col}].item())`],
  mixture: ({ row, col, head, operands: [probs, v] }) =>
    probs &&
    v && [
      `probs = ${vector(probs)}  # what token ${row} gives each token, head ${head}`,
      `v = ${vector(v)}  # dimension ${col} of each token's value`,
      'print((probs @ v).item())',
    ],
  gelu: ({ facts: { before = 0 } }) => [`print(torch.nn.functional.gelu(torch.tensor(${rounded(before)})).item())`],
};

/** float32 holds seven digits; infinities are what a mask adds up to. */
function rounded(value: number): string {
  if (value === -Infinity) return "float('-inf')";
  return String(Number(value.toPrecision(7)));
}

const perLine = 8;

/** `torch.tensor([…])`, eight numbers a line where they are many. */
function vector({ values }: Operand): string {
  const numbers = values.map(rounded);
  if (numbers.length <= perLine) return `torch.tensor([${numbers.join(', ')}])`;
  const lines: string[] = [];
  for (let at = 0; at < numbers.length; at += perLine) lines.push(`    ${numbers.slice(at, at + perLine).join(', ')},`);
  return `torch.tensor([\n${lines.join('\n')}\n])`;
}
