import type { ParamSpec, ParamSpecs } from '@/lib/params/spec';

interface Words {
  readonly label: string;
  readonly unit?: string;
  readonly options?: Readonly<Record<string, string>>;
}

type Values = Readonly<Record<string, number | string | boolean>>;

/** The parameters that a figure stands at, as one line: for paper, and for those without JavaScript. */
export function paramLine(
  specs: ParamSpecs,
  words: Readonly<Record<string, Words>>,
  values: Values,
  on: string,
  off: string,
): string {
  const colon = Object.values(words).some(({ label }) => /\p{sc=Han}/u.test(label)) ? '：' : ': ';
  return Object.entries(specs)
    .filter(([, spec]) => spec.panel !== false)
    .map(([name, spec]) => {
      const said = words[name];
      return `${said?.label ?? name}${colon}${shown(spec, said, values[name] ?? spec.default, on, off)}`;
    })
    .join(' · ');
}

/** A value in words; `on` and `off` are a toggle's. */
export function shown(
  spec: ParamSpec,
  words: Words | undefined,
  value: number | string | boolean,
  on = '',
  off = '',
): string {
  if (spec.kind === 'toggle') return value ? on : off;
  if (spec.kind === 'choice') return words?.options?.[String(value)] ?? String(value);
  const text = spec.kind === 'text' ? String(value) : String(value).replace('-', '\u2212');
  const unit = words?.unit ?? (spec.kind === 'number' ? spec.unit : undefined);
  return unit ? `${text} ${unit}` : text;
}
