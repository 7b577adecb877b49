import type { ParamSpecs, ParamsOf } from '@/lib/params/spec';
import type { ExperimentDefinition } from '../contract';

export const range = { min: -10, max: 10, step: 0.1 } as const;

const params = {
  /** The scores of one query with its two keys. */
  first: { kind: 'number', default: 1, ...range, panel: false, drawn: true },
  second: { kind: 'number', default: -1, ...range, panel: false, drawn: true },
  /** The y axis of the curve. */
  log: { kind: 'toggle', default: false, affects: 'view' },
} as const satisfies ParamSpecs;

export type TwoKeysSpecs = typeof params;
export type TwoKeysParams = ParamsOf<TwoKeysSpecs>;

export const definition: ExperimentDefinition<TwoKeysSpecs> = {
  id: 'two-keys',
  version: 1,
  params,
  assets: [],
  formula: String.raw`\part{jacobian}{\|J\|_2}=2\,\S{p_0}(1-\S{p_0})`,
  lesson: 'softmax',
};
