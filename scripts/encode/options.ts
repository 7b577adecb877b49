import { EncodeError } from './EncodeError';

export const usage = `npm run --silent encode -- --model DIR INPUT --out OUT.safetensors [options]

Runs a BERT-family encoder once, in evaluation mode, and writes every activation on the way.

  --model DIR                 config.json and model.safetensors of Hugging Face's transformers
  --out FILE                  where the activations go, as safetensors

one INPUT:
  --text "…"                  a text, by DIR's tokenizer.json or vocab.txt
  --input-ids 101,7592,102    token ids
  --hidden FILE               tensor hidden_states [token, hidden], straight into the first layer

options:
  --attention-mask 1,1,0      1 for each token that may be attended to, 0 for padding
  --grad-output FILE          tensor grad_output [token, hidden], the gradient of the last hidden state:
                              every activation's and parameter's gradient is written too, as grad.<name>
  --dtype float32|float64     default float32; float64 is computed by the reference
  --kernels wasm|reference    default wasm: WebAssembly; reference: the readable loops of lib/engine/functional
  --help

Paths are relative to where the command was called. Exit code 2 means an error, told in one line; nothing is written then.`;

export type Input =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'input-ids'; readonly ids: readonly number[] }
  | { readonly kind: 'hidden'; readonly file: string };

export interface EncodeOptions {
  readonly model: string;
  readonly out: string;
  readonly input: Input;
  readonly attentionMask?: readonly number[];
  readonly gradOutput?: string;
  readonly dtype: 'float32' | 'float64';
  /** undefined: whatever serves, kernels before the reference. */
  readonly kernels?: 'reference' | 'wasm';
}

const names = [
  'model',
  'out',
  'text',
  'input-ids',
  'hidden',
  'attention-mask',
  'grad-output',
  'dtype',
  'kernels',
] as const;
type Name = (typeof names)[number];
const isName = (name: string): name is Name => names.some(each => each === name);
const inputs = ['text', 'input-ids', 'hidden'] as const;

/** Reads the command line. Throws EncodeError; 'help' where that is asked for. */
export function parseOptions(argv: readonly string[]): EncodeOptions | 'help' {
  if (argv.includes('--help') || argv.includes('-h')) return 'help';
  const given = valuesOf(argv);
  const needed = (name: Name, what: string) => {
    const value = given.get(name);
    if (!value) throw new EncodeError(`--${name} is missing, expected ${what}`);
    return value;
  };
  const model = needed('model', 'a folder');
  const present = inputs.filter(name => given.has(name));
  const [kind] = present;
  const oneOf = inputs.map(name => `--${name}`).join(', ');
  if (!kind) throw new EncodeError(`no input, expected one of ${oneOf}`);
  if (present.length > 1)
    throw new EncodeError(`${present.map(name => `--${name}`).join(' and ')} are given, expected one of ${oneOf}`);
  const out = needed('out', 'a file');
  const dtype = choice(given, 'dtype', ['float32', 'float64']) ?? 'float32';
  const kernels = choice(given, 'kernels', ['reference', 'wasm']);
  if (dtype === 'float64' && kernels === 'wasm')
    throw new EncodeError(
      '--kernels wasm computes in float32 alone, expected --kernels reference with --dtype float64',
    );
  const mask = given.get('attention-mask');
  const gradOutput = given.has('grad-output') ? needed('grad-output', 'a file') : undefined;
  return {
    model,
    out,
    dtype,
    input: inputOf(kind, given.get(kind) ?? ''),
    ...(kernels && { kernels }),
    ...(gradOutput && { gradOutput }),
    ...(mask !== undefined && { attentionMask: wholeNumbers('attention-mask', mask, /^[01]$/, '0 or 1') }),
  };
}

function valuesOf(argv: readonly string[]): ReadonlyMap<Name, string> {
  const given = new Map<Name, string>();
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i] ?? '';
    const [, name = '', , joined] = /^--([\w-]+)(=([\s\S]*))?$/.exec(word) ?? [];
    if (!isName(name)) throw new EncodeError(`unknown option ${JSON.stringify(word)}, see --help`);
    if (given.has(name)) throw new EncodeError(`--${name} is given twice`);
    // A text may begin with dashes, but not be one of our own options.
    const next = argv[i + 1];
    const value = joined ?? next;
    if (value === undefined || (joined === undefined && isName(/^--([\w-]+)/.exec(value)?.[1] ?? '')))
      throw new EncodeError(`--${name} has no value`);
    if (joined === undefined) i++;
    given.set(name, value);
  }
  return given;
}

function choice<T extends string>(given: ReadonlyMap<Name, string>, name: Name, allowed: readonly T[]): T | undefined {
  const value = given.get(name);
  if (value === undefined) return undefined;
  const found = allowed.find(each => each === value);
  if (!found) throw new EncodeError(`--${name} is ${JSON.stringify(value)}, expected ${allowed.join(' or ')}`);
  return found;
}

function inputOf(kind: Input['kind'], value: string): Input {
  if (kind === 'text') return { kind, text: value };
  if (kind === 'input-ids') return { kind, ids: wholeNumbers(kind, value, /^\d{1,15}$/, 'a token id') };
  if (!value) throw new EncodeError('--hidden is empty, expected a file');
  return { kind, file: value };
}

/** 101,7592,102 */
function wholeNumbers(name: Name, list: string, pattern: RegExp, expected: string): readonly number[] {
  return list.split(',').map((entry, i) => {
    const word = entry.trim();
    if (!pattern.test(word))
      throw new EncodeError(`--${name}: entry ${i} is ${JSON.stringify(word.slice(0, 40))}, expected ${expected}`);
    return Number(word);
  });
}
