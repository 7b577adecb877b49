import { tensor } from '@/lib/engine/tensor';
import { backward, forward, type ModuleInputs, type ModuleSwitches } from '@/lib/experiments/self-output-lab/module';

/** The lesson's example by hand: one token of four numbers, p = ½, the first number dropped. */
const row = (...values: number[]) => tensor(Float64Array.from(values), ['token', 'hidden'], [1, values.length]);

const inputs: ModuleInputs = {
  context: row(1, 2, 0, -1),
  input: row(2, 2, 2, 0),
  weight: tensor(Float64Array.of(1, 0, 1, 0, 0, 2, 0, 1, 1, -1, 0, 0, 0, -1, 1, 1), ['hidden', 'hidden'], [4, 4]),
  bias: tensor(new Float64Array(4), ['hidden'], [4]),
};

/** Uniform numbers that drop what lies below p: the first. */
const mask = (): ModuleSwitches => {
  const uniforms = [0.2, 0.9, 0.9, 0.9];
  return { dropout: { p: 0.5, rng: { uniform: () => uniforms.shift()! } }, beforeAdd: true, r: 1 };
};

export function workHandExample() {
  const there = forward(inputs, mask());
  return { there, back: backward(inputs, there, mask(), row(35, -5, -35, 5)) };
}
