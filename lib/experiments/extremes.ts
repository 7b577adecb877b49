import type { ParamSpec, ParamSpecs } from '@/lib/params/spec';

type Value = number | string | boolean;

/** Texts that have broken tokenizers before. */
const awkwardTexts = ['', ' ', '河岸很陡', '😀👩‍👩‍👧‍👦 e\u0301', '[CLS] [PAD] [MASK]', '\u0000\u200b\ufeff'];

/** The values at which a parameter is most likely to break something: its ends, each option, awkward texts. */
export function extremesOf(spec: ParamSpec): readonly Value[] {
  switch (spec.kind) {
    case 'number':
      return [spec.min, spec.max];
    case 'choice':
      return spec.options;
    case 'toggle':
      return [true, false];
    case 'text':
      return [...awkwardTexts, 'bank '.repeat(spec.maxLength).slice(0, spec.maxLength), 'a'.repeat(spec.maxLength)];
    case 'seed':
      return [0, 0xffffffff];
  }
}

/** Every set of raw values in which one parameter stands at an extreme, with a name for the test that opens it. */
export function oneAtATime(
  specs: ParamSpecs,
): readonly { readonly name: string; readonly raw: Readonly<Record<string, Value>> }[] {
  return Object.entries(specs).flatMap(([name, spec]) =>
    extremesOf(spec).map(value => ({
      name: `${name} = ${JSON.stringify(value).slice(0, 40)}`,
      raw: { [name]: value },
    })),
  );
}
