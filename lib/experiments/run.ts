import type { ParamSpecs, ParamsOf } from '@/lib/params/spec';
import { assetModules } from './assets';
import type { AssetId, Assets, Frame } from './contract';
import type { ExperimentEntry } from './entry';
import { frameOf, type GridName } from './shownGrids';

/** The assets that an experiment names, as `compute` wants them. */
export async function loadAssets(ids: readonly AssetId[]): Promise<Partial<Assets>> {
  return Object.fromEntries(await Promise.all(ids.map(async id => [id, await assetModules[id]()] as const)));
}

/** An experiment carried through where it stands (Node, a test, a build step): its last frame, with all its grids or those shown. */
export async function lastFrame<S extends ParamSpecs>(
  { definition, compute }: ExperimentEntry<S>,
  params: ParamsOf<S>,
  shown?: readonly GridName[],
): Promise<Frame> {
  const [module, assets] = await Promise.all([compute(), loadAssets(definition.assets)]);
  const { signal } = new AbortController();
  let last: Frame | undefined;
  for await (const computed of module.compute(params, { signal, assets })) last = frameOf(computed, shown);
  if (!last) throw new Error(`${definition.id}: yielded no frame`);
  return last;
}
