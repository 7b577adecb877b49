import type { AdamHyper } from '../functional/adam';
import type { Ops } from '../functional/ops';
import type { SgdHyper } from '../functional/sgd';
import type { Tensor } from '../tensor';

interface Shared {
  readonly learningRate: number;
  /** λ. Default 0 (adamw: .01, as torch.optim.AdamW). */
  readonly weightDecay?: number;
  /** What decays. 'matrices' spares biases and norms, as BERT's own training does; PyTorch's default is 'all', and ours. */
  readonly decayed?: 'all' | 'matrices';
}

/** An optimiser's name and settings; defaults are PyTorch's. */
export type OptimizerOptions =
  | ({ readonly kind: 'sgd'; readonly momentum?: number; readonly nesterov?: boolean } & Shared)
  | ({
      readonly kind: 'adam' | 'adamw';
      readonly beta1?: number;
      readonly beta2?: number;
      readonly eps?: number;
    } & Shared);

/** What an optimiser remembers of each parameter, under the names of its PyTorch state. */
export type MomentName = 'momentum_buffer' | 'exp_avg' | 'exp_avg_sq';

export interface Optimizer {
  /** Which moments a parameter has; all start at 0 and have its shape. */
  readonly moments: readonly MomentName[];
  /** What the next update reads: sets the step's number, from 1, and its learning rate. */
  readonly begin: (step: number, learningRate: number) => void;
  /** Moves one parameter, in place. A recording that is replayed reads the step's settings again. */
  readonly update: (
    ops: Ops,
    parameter: Tensor,
    gradient: Tensor,
    moments: Readonly<Record<MomentName, Tensor | undefined>>,
  ) => void;
}

/** Throws where a setting is outside its range: `optimizer: beta1 is 1, expected 0 ≤ beta1 < 1`. */
export function createOptimizer(options: OptimizerOptions): Optimizer {
  check('learningRate', options.learningRate, value => value >= 0, 'a number from 0');
  check('weightDecay', options.weightDecay ?? 0, value => value >= 0, 'a number from 0');
  return options.kind === 'sgd' ? sgd(options) : adam(options);
}

function sgd({
  learningRate,
  momentum = 0,
  nesterov = false,
  weightDecay = 0,
  decayed,
}: OptimizerOptions & { kind: 'sgd' }): Optimizer {
  check('momentum', momentum, value => value >= 0 && value < 1, '0 ≤ momentum < 1');
  if (nesterov) check('momentum', momentum, value => value > 0, 'a number above 0 to look ahead by');
  const { settings, of } = inGroups<SgdHyper>({ learningRate, momentum, nesterov, weightDecay }, decayed);
  return {
    moments: momentum === 0 ? [] : ['momentum_buffer'],
    begin: (_, rate) => {
      for (const hyper of settings) hyper.learningRate = rate;
    },
    update: (ops, parameter, gradient, { momentum_buffer }) =>
      ops.sgdStep(parameter, gradient, momentum_buffer, of(parameter)),
  };
}

function adam(options: OptimizerOptions & { kind: 'adam' | 'adamw' }): Optimizer {
  const { kind, learningRate, beta1 = 0.9, beta2 = 0.999, eps = 1e-8, decayed } = options;
  const { weightDecay = kind === 'adamw' ? 0.01 : 0 } = options;
  check('beta1', beta1, value => value >= 0 && value < 1, '0 ≤ beta1 < 1');
  check('beta2', beta2, value => value >= 0 && value < 1, '0 ≤ beta2 < 1');
  check('eps', eps, value => value > 0, 'a number above 0');
  const { settings, of } = inGroups<AdamHyper>(
    { step: 0, learningRate, beta1, beta2, eps, weightDecay, decoupledWeightDecay: kind === 'adamw' },
    decayed,
  );
  return {
    moments: ['exp_avg', 'exp_avg_sq'],
    begin: (step, rate) => {
      for (const hyper of settings) {
        hyper.step = step;
        hyper.learningRate = rate;
      }
    },
    update: (ops, parameter, gradient, { exp_avg, exp_avg_sq }) =>
      ops.adamStep(parameter, gradient, exp_avg!, exp_avg_sq!, of(parameter)),
  };
}

/** Two settings where only matrices decay, and which of them a parameter has. */
function inGroups<Hyper extends { weightDecay: number }>(hyper: Hyper, decayed: Shared['decayed'] = 'all') {
  const bare = { ...hyper, weightDecay: 0 };
  return {
    settings: [hyper, bare],
    of: (parameter: Tensor) => (decayed === 'matrices' && parameter.shape.length < 2 ? bare : hyper),
  };
}

function check(name: string, value: number, fits: (value: number) => boolean, expected: string): void {
  if (!fits(value)) throw new RangeError(`optimizer: ${name} is ${value}, expected ${expected}`);
}
