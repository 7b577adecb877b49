const perLine = 8;

/** A number as Python reads it. Nine digits give a float32 back, 17 a float64; a whole number keeps its point, or torch would make it an integer. */
export function pythonNumber(value: number, digits = 9): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'torch.nan' : value > 0 ? 'torch.inf' : '-torch.inf';
  const text = String(Number(value.toPrecision(digits)));
  return /^-?\d+$/.test(text) ? `${text}.0` : text;
}

/** `torch.tensor([…])` of a vector, eight numbers a line where they are many. */
export function torchTensor(values: ArrayLike<number>, digits = 9): string {
  const numbers = Array.from(values, value => pythonNumber(value, digits));
  if (numbers.length <= perLine) return `torch.tensor([${numbers.join(', ')}])`;
  const lines = Array.from(
    { length: Math.ceil(numbers.length / perLine) },
    (_, i) => `    ${numbers.slice(i * perLine, (i + 1) * perLine).join(', ')},`,
  );
  return `torch.tensor([\n${lines.join('\n')}\n])`;
}
