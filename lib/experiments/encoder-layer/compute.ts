import { bertConfig } from '@/lib/engine/bert/config';
import { bertEmbeddings } from '@/lib/engine/bert/embeddings';
import { initBert } from '@/lib/engine/bert/initBert';
import { bertLayer } from '@/lib/engine/bert/layer';
import type { ActivationName } from '@/lib/engine/bert/names';
import { activation, startRun } from '@/lib/engine/bert/run';
import { weightInits } from '@/lib/engine/bert/weightInits';
import type { Grid } from '@/lib/grid';
import type { Compute } from '../contract';
import { gridOf } from '../layerGrids';
import { type EncoderLayerSpecs, sizes } from './params';
import { gridNames } from './result';
import { sentences } from './sentences';

/** At σ = gain/√d attention is seen; BERT's own σ = .02 leaves every score nearly 0 at this width. */
const GAIN = 1.25;

/** One post-LN encoder layer on one sentence, in evaluation mode (no dropout), float32. One frame. */
export const compute: Compute<EncoderLayerSpecs> = async function* ({ sentence, seed }) {
  const config = bertConfig({
    hiddenSize: sizes.hidden,
    numAttentionHeads: sizes.heads,
    intermediateSize: sizes.intermediate,
    numHiddenLayers: 1,
  });
  const { tokens, ids } = sentences[sentence];
  const run = startRun(config, initBert(config, { seed, init: weightInits.gain(GAIN) }));
  bertLayer(run, 0, bertEmbeddings(run, [ids]));
  const grid = (name: ActivationName) => gridOf(activation(run, name));
  yield {
    scalars: { tokens: tokens.length, ...sizes, headDim: sizes.hidden / sizes.heads },
    grids: Object.fromEntries(Object.values(gridNames).map(name => [name, grid(name)])),
    series: { turn: turn(grid(gridNames.x), grid(gridNames.y)) },
    labels: { tokens },
    notes: [],
    done: true,
  };
};

/** cos ∠(xₜ, yₜ) for each token t. */
function turn(x: Grid, y: Grid): { readonly x: Float64Array; readonly y: Float64Array } {
  const cosines = Float64Array.from({ length: x.rows }, (_, row) => {
    let [dot, xx, yy] = [0, 0, 0];
    for (let i = row * x.cols; i < (row + 1) * x.cols; i++) {
      const [a, b] = [x.values[i] ?? 0, y.values[i] ?? 0];
      dot += a * b;
      xx += a * a;
      yy += b * b;
    }
    return dot / Math.sqrt(xx * yy);
  });
  return { x: Float64Array.from(cosines, (_, row) => row), y: cosines };
}
