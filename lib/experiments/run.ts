import type { ParamSpecs, ParamsOf } from '@/lib/params/spec';
import { assetModules } from './assets';
import type { AssetId, Assets, Frame } from './contract';
import type { ExperimentEntry } from './entry';

/** The assets that an experiment names, as `compute` wants them. */
export async function loadAssets(ids: readonly AssetId[]): Promise<Partial<Assets>> {
  return Object.fromEntries(await Promise.all(ids.map(async id => [id, await assetModules[id]()] as const)));
}

/** An experiment carried through where it stands (Node, a test, a build step): its last frame. */
export async function lastFrame<S extends ParamSpecs>(
  { definition, compute }: ExperimentEntry<S>,
  params: ParamsOf<S>,
  signal: AbortSignal = new AbortController().signal,
): Promise<Frame> {
  const [module, assets] = await Promise.all([compute(), loadAssets(definition.assets)]);
  let last: Frame | undefined;
  for await (const frame of module.compute(params, { signal, assets })) last = frame;
  if (!last) throw new Error(`${definition.id}: yielded no frame`);
  return last;
}
