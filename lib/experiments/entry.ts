import type { ParamSpecs } from '@/lib/params/spec';
import type { Compute, ExperimentDefinition } from './contract';

/** A line of the experiments' registry: the definition is light and read everywhere, the computation is loaded when met. */
export interface ExperimentEntry<S extends ParamSpecs = ParamSpecs> {
  readonly definition: ExperimentDefinition<S>;
  readonly compute: () => Promise<{ readonly compute: Compute<S> }>;
}

/** Any experiments by id; the site's are in registry.ts, tests have their own. */
export type Experiments = Readonly<Record<string, ExperimentEntry>>;

/** Keeps the specs' exact types together; to those who handle experiments by id each is an entry like any other. */
export function experiment<S extends ParamSpecs>(
  definition: ExperimentDefinition<S>,
  compute: () => Promise<{ readonly compute: Compute<S> }>,
): ExperimentEntry<S> {
  return { definition, compute };
}
