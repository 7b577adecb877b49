import { hasPostNorm } from '@/lib/engine/bert/architecture';
import { bertEncoderBackward, bertEncoderSkipBackward, finalNorm } from '@/lib/engine/bert/encoder';
import { bertLayer } from '@/lib/engine/bert/layer';
import { type ActivationName, layerOutputName } from '@/lib/engine/bert/names';
import { activation, type BertRun, gradient } from '@/lib/engine/bert/run';
import { branchRatios } from '@/lib/engine/metrics/branchRatios';
import { rms } from '@/lib/engine/metrics/moments';
import type { Series } from '@/lib/grid';
import type { Compute } from '../contract';
import { giveWay } from '../giveWay';
import { freshEncoder, randomTokens } from './encoder';
import type { ResidualTrunkSpecs } from './params';
import type { SeriesKey } from './result';

/** A real encoder along its residual trunk: what its branches add, and the part of the gradient that takes none of them. */
export const compute: Compute<ResidualTrunkSpecs> = async function* (params, { signal }) {
  const run = freshEncoder(params);
  const input = randomTokens(params.seed, 'input');
  let x = input;
  for (let layer = 0; layer < params.layers; layer++) {
    await giveWay(signal);
    x = bertLayer(run, layer, x);
  }
  finalNorm(run, x);
  await giveWay(signal);
  const top = randomTokens(params.seed, 'top');
  const dInput = bertEncoderBackward(run, top);
  const skips = bertEncoderSkipBackward(run, top);

  const names = trunkNames(run);
  const states = [input, ...names.map(name => activation(run, name))];
  const sizesOf = states.map(({ data }) => rms(data));
  const ratios = branchRatios(run, input);
  const gradients = [dInput, ...names.map(name => gradient(run, name))];
  const returned = gradients.map(({ data }) => rms(data));
  // By what leaves the last layer: in pre-LN the final norm has scaled both already.
  const last = rms(skips.at(-1)!.data);
  const skipped = skips.map(({ data }) => rms(data) / last);
  const of = (block: 'attention' | 'feed-forward') => ratios.filter(ratio => ratio.block === block);
  const ffn = of('feed-forward');

  const series: Record<SeriesKey, Series> = {
    'trunk.rms': curve(sizesOf, i => i),
    'attention.ratio': curve(
      of('attention').map(({ ratio }) => ratio),
      i => 2 * i + 1,
    ),
    'ffn.ratio': curve(
      ffn.map(({ ratio }) => ratio),
      i => 2 * i + 2,
    ),
    gradient: curve(
      returned.map(value => value / last),
      i => i,
    ),
    'gradient.skip': curve(skipped, i => 2 * i),
  };
  yield {
    scalars: {
      layers: params.layers,
      blocks: 2 * params.layers,
      'trunk.end': sizesOf.at(-1)!,
      'gradient.start': returned[0]! / last,
      'gradient.skip': skipped[0]!,
      'ffn.first': ffn[0]!.ratio,
      'ffn.last': ffn.at(-1)!.ratio,
      'ffn.fall': ffn[0]!.ratio / ffn.at(-1)!.ratio,
      'attention.first': ratios[0]!.ratio,
    },
    grids: {},
    series: { ...series },
    labels: {},
    notes: [],
    done: true,
  };
};

/** Where the trunk stands behind each block: attention's, then the feed-forward network's. */
function trunkNames(run: BertRun): ActivationName[] {
  const { architecture, numHiddenLayers } = run.config;
  const end = hasPostNorm(architecture) ? 'LayerNorm' : 'sum';
  return Array.from({ length: numHiddenLayers }, (_, layer): ActivationName[] => [
    `encoder.layer.${layer}.attention.output.${end}`,
    layerOutputName(architecture, layer),
  ]).flat();
}

const curve = (values: readonly number[], place: (index: number) => number): Series => ({
  x: Float64Array.from(values, (_, i) => place(i)),
  y: Float64Array.from(values),
});
