import { pythonNumber, torchTensor } from '../torchTensor';

/** Code to take away: named vectors with this moment's numbers, and the lines that come to the figure's number. */
export interface TorchCode {
  readonly vectors: readonly { readonly name: string; readonly values: ArrayLike<number>; readonly what: string }[];
  readonly lines: readonly string[];
  /** What the last line prints. */
  readonly result: number;
}

export function torchCode({ vectors, lines, result }: TorchCode): string {
  const written = vectors.flatMap(({ name, values, what }) =>
    values.length === 1
      ? [`${name} = torch.tensor(${pythonNumber(values[0] ?? Number.NaN)})  # ${what}`]
      : [`# ${what}`, `${name} = ${torchTensor(values)}`],
  );
  const end = lines.at(-1) ?? '';
  return [
    'import torch',
    'torch.set_default_dtype(torch.float64)',
    // Four decimals, as PyTorch prints, are none of a small number.
    'torch.set_printoptions(precision=8)',
    '',
    ...written,
    '',
    ...lines.slice(0, -1),
    `${end}  # ${Number(result.toPrecision(5))}`,
    '',
  ].join('\n');
}
