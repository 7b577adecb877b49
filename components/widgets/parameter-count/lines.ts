import type { Frame } from '@/lib/experiments/contract';
import { type ModuleId, moduleIds, shapes } from '@/lib/experiments/parameter-count/result';
import { formatNumber } from '@/lib/format';

/** One tensor of the state dict. */
export interface ParameterLine {
  readonly name: string;
  readonly module: ModuleId;
  /** [out, in] of a matrix, [n] of a vector. */
  readonly shape: readonly number[];
}

/** By a name's beginning, a layer's path left out. */
export const beginnings: Readonly<Record<ModuleId, string>> = {
  embeddings: 'embeddings.',
  self: 'attention.self.',
  selfOutput: 'attention.output.',
  intermediate: 'intermediate.',
  output: 'output.',
  pooler: 'pooler.',
};

export const bareName = (name: string): string => name.replace('encoder.layer.0.', '');

/** All tensors that are counted: those of the embeddings, of one layer and of the pooler. */
export function linesOf(frame: Frame): readonly ParameterLine[] {
  const grid = frame.grids[shapes];
  return (frame.labels.parameters ?? []).map((name, row) => {
    const bare = bareName(name);
    const module = moduleIds.find(id => bare.startsWith(beginnings[id]))!;
    const [first = 0, second = 0] = [grid?.values[2 * row], grid?.values[2 * row + 1]];
    return { name, module, shape: second > 0 ? [first, second] : [first] };
  });
}

export const whole = (count = 0): string => formatNumber(count, { style: 'integer' });

/**
 * What a module's tensors come to, written out from their shapes: `3 × (768 × 768 + 768)`, `768 × 768 + 768 + 2 × 768`. A
 * product is not broken between lines. Empty where none of them is counted.
 */
export function arithmeticOf(lines: readonly ParameterLine[]): string {
  const byPath = new Map<string, string[]>();
  for (const { name, shape } of lines) {
    const path = name.slice(0, name.lastIndexOf('.'));
    byPath.set(path, [...(byPath.get(path) ?? []), shape.map(whole).join('\u00a0×\u00a0')]);
  }
  const terms = [...byPath.values()].map(parts => repeated(parts).join(' + '));
  return repeated(terms).join(' + ');
}

/** Equal terms in a row, taken together: 768, 768 → 2 × 768. */
function repeated(terms: readonly string[]): readonly string[] {
  const out: string[] = [];
  for (let at = 0; at < terms.length; ) {
    const term = terms[at]!;
    let times = 1;
    while (terms[at + times] === term) times++;
    out.push(times === 1 ? term : `${times}\u00a0×\u00a0${/[+]/.test(term) ? `(${term})` : term}`);
    at += times;
  }
  return out;
}
