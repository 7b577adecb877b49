import type { Compute } from '../contract';
import { shapesGrid } from '../parameterShapes';
import { configOf, counted, countedNames } from './count';
import type { ParameterCountSpecs } from './params';
import { shapes } from './result';

/** How many numbers a BertModel of these sizes learns, module by module. One frame. */
export const compute: Compute<ParameterCountSpecs> = async function* (params) {
  const config = { ...configOf(params), numHiddenLayers: 1 };
  const names = countedNames(config, params);
  yield {
    scalars: { ...counted(params) },
    grids: { [shapes]: shapesGrid(config, names) },
    series: {},
    labels: { parameters: names },
    notes: params.layers === 0 ? [{ code: 'no-layers' }] : [],
    done: true,
  };
};
