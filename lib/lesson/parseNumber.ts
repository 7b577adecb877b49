/**
 * A number as a reader types it: "0.5", ".5", "−3", "１２", "1,234", "0,5", "3e-4", "3×10^-4", "2^12", "1/8", "12 %". null where it
 * is none. "1,234" is a thousand and more; a comma that does not part groups of three is a decimal comma.
 */
export function parseNumber(typed: string): number | null {
  const text = typed
    .normalize('NFKC')
    .replace(/[−–]/g, '-')
    .replace(/[。]/g, '.')
    .replace(/[、]/g, ',')
    .replace(/\s+/g, '')
    .replace(/[×·*⋅]/g, 'x');
  const percent = /^(.*)%$/.exec(text);
  if (percent) return scaled(parseNumber(percent[1] ?? ''), 0.01);
  const fraction = /^([^/]+)\/([^/]+)$/.exec(text);
  if (fraction) {
    const below = decimal(fraction[2] ?? '');
    return below === 0 ? null : scaled(decimal(fraction[1] ?? ''), below === null ? null : 1 / below);
  }
  const power = /^(?:([^x^]+)x)?([^x^]+)\^([^x^]+)$/.exec(text);
  if (power) {
    const [factor, base, exponent] = [power[1] ?? '1', power[2] ?? '', power[3] ?? ''].map(decimal);
    if (factor == null || base == null || exponent == null) return null;
    return finite(factor * base ** exponent);
  }
  return decimal(text);
}

function decimal(text: string): number | null {
  const grouped = /^[-+]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text);
  const plain = grouped ? text.replaceAll(',', '') : text.replace(',', '.');
  if (!/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(plain)) return null;
  return finite(Number(plain));
}

function scaled(value: number | null, by: number | null): number | null {
  return value === null || by === null ? null : finite(value * by);
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
