/** Code to take away: named vectors with this moment's numbers, and the lines that come to the figure's number. */
export interface TorchCode {
  readonly vectors: readonly { readonly name: string; readonly values: ArrayLike<number>; readonly what: string }[];
  readonly lines: readonly string[];
  /** What the last line prints. */
  readonly result: number;
}

const perLine = 8;

/** Seven digits: as many as float32 holds, and enough to come to the figure's last place. */
const digits = (value: number): string =>
  Number.isInteger(value) ? value.toFixed(1) : String(Number(value.toPrecision(7)));

export function torchCode({ vectors, lines, result }: TorchCode): string {
  const written = vectors.flatMap(({ name, values, what }) => {
    const numbers = Array.from(values, digits);
    if (numbers.length === 1) return [`${name} = torch.tensor(${numbers[0]})  # ${what}`];
    const rows = Array.from({ length: Math.ceil(numbers.length / perLine) }, (_, i) =>
      numbers.slice(i * perLine, (i + 1) * perLine).join(', '),
    );
    return [`# ${what}`, `${name} = torch.tensor([`, ...rows.map(row => `    ${row},`), '])'];
  });
  const end = lines.at(-1) ?? '';
  return [
    'import torch',
    'torch.set_default_dtype(torch.float64)',
    '',
    ...written,
    '',
    ...lines.slice(0, -1),
    `${end}  # ${Number(result.toPrecision(5))}`,
    '',
  ].join('\n');
}
