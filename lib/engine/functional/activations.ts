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

/** √(2/π) (x + .044715 x³), whose tanh is close to 2Φ(x) − 1. */
const bent = (x: number) => Math.sqrt(2 / Math.PI) * x * (1 + 0.044715 * x * x);

/** GELU's tanh form, Hendrycks and Gimpel 2016: off by at most 4.73e-4. As gelu(x, approximate='tanh') in torch. */
const geluTanh: Activation = {
  tex: String.raw`\tfrac12 x\left(1+\tanh\!\left(\sqrt{2/\pi}\,(x+0.044715\,x^3)\right)\right)`,
  f: x => 0.5 * x * (1 + Math.tanh(bent(x))),
  df: x => {
    const t = Math.tanh(bent(x));
    const slope = Math.sqrt(2 / Math.PI) * (1 + 3 * 0.044715 * x * x);
    return 0.5 * (1 + t) + 0.5 * x * (1 - t * t) * slope;
  },
};

/** Under the names of Hugging Face's `hidden_act`, but for the identity, which is called 'linear' there. */
export const activations = {
  /** The exact form, Hendrycks and Gimpel 2016, as torch.nn.functional.gelu. */
  // region gelu
  gelu: {
    tex: String.raw`x\,\Phi(x)`,
    f: x => x * cdf(x),
    df: x => cdf(x) + x * pdf(x),
  },
  // endregion
  gelu_new: geluTanh,
  gelu_pytorch_tanh: geluTanh,
  /** The slope at 0 is 0, as in torch. */
  relu: {
    tex: String.raw`\max(0,x)`,
    f: x => Math.max(0, x),
    df: x => (x > 0 ? 1 : 0),
  },
  /** The pooler's. */
  tanh: {
    tex: String.raw`\tanh x`,
    f: Math.tanh,
    df: x => 1 - Math.tanh(x) ** 2,
  },
  identity: {
    tex: 'x',
    f: x => x,
    df: () => 1,
  },
} as const satisfies Record<string, Activation>;

export type ActivationId = keyof typeof activations;

/** y = f(x), entry by entry. x, y: of whatever shape. */
export function activate(x: Tensor, id: ActivationId): Tensor {
  const { f } = activations[id];
  const y = zerosLike(x);
  for (let i = 0; i < x.data.length; i++) y.data[i] = f(x.data[i]!);
  return y;
}

/** dX = dY ⊙ f′(x), in x's shape. */
export function activateBackward(dOut: Tensor, x: Tensor, id: ActivationId): Tensor {
  expectLike('activateBackward', 'dOut', dOut, x);
  const { df } = activations[id];
  const dX = zerosLike(x);
  for (let i = 0; i < x.data.length; i++) dX.data[i] = dOut.data[i]! * df(x.data[i]!);
  return dX;
}
