import { expectLike } from '../check';
import { type Tensor, zerosLike } from '../tensor';
import { erf } from './erf';

/** An entry here is an activation everywhere: selects, formulas, gradient checks follow. */
export interface Activation {
  readonly tex: string;
  readonly f: (x: number) => number;
  /** The derivative of f. */
  readonly df: (x: number) => number;
}

/** Φ(x), the normal distribution function. */
const cdf = (x: number) => 0.5 * (1 + erf(x * Math.SQRT1_2));
/** φ(x), its density. */
const pdf = (x: number) => Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);

/** Under the names of Hugging Face's `hidden_act`. GELU: Hendrycks and Gimpel 2016, the exact form, as torch.nn.functional.gelu. */
export const activations = {
  gelu: {
    tex: String.raw`x\,\Phi(x)`,
    f: x => x * cdf(x),
    df: x => cdf(x) + x * pdf(x),
  },
} as const satisfies Record<string, Activation>;

export type ActivationId = keyof typeof activations;

/** y = f(x), entry by entry. */
export function activate(x: Tensor, id: ActivationId): Tensor {
  const { f } = activations[id];
  const y = zerosLike(x);
  for (let i = 0; i < x.data.length; i++) y.data[i] = f(x.data[i]!);
  return y;
}

/** dX = dY ⊙ f′(x). */
export function activateBackward(dOut: Tensor, x: Tensor, id: ActivationId): Tensor {
  expectLike('activateBackward', 'dOut', dOut, x);
  const { df } = activations[id];
  const dX = zerosLike(x);
  for (let i = 0; i < x.data.length; i++) dX.data[i] = dOut.data[i]! * df(x.data[i]!);
  return dX;
}
