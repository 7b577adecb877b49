import type { ActivationName } from '@/lib/engine/bert/names';
import { activation, type BertRun } from '@/lib/engine/bert/run';
import { rowEntropies } from '@/lib/engine/metrics/entropy';
import { mean, rms } from '@/lib/engine/metrics/moments';
import { meanPairwiseCosine } from '@/lib/engine/metrics/tokenSimilarity';
import { at, type Tensor, tensor } from '@/lib/engine/tensor';
import type { Grid } from '@/lib/grid';
import { gridOf } from '../layerGrids';

/** What is kept of a hidden state and of the layer that made it; the layer's run and weights are let go. */
export interface PassedState {
  /** [1, token, hidden] */
  readonly state: Tensor;
  readonly rms: number;
  /** Mean over pairs of tokens; NaN where all is zero. */
  readonly cosine: number;
  /** Absent for hidden state 0. */
  readonly layer?: PassedLayer;
}

interface PassedLayer {
  /** [token, hidden]: what each branch writes into the trunk. */
  readonly attention: Grid;
  readonly ffn: Grid;
  /** [head · query, key] */
  readonly probs: Grid;
  readonly attentionRms: number;
  readonly ffnRms: number;
  /** Root mean square of what each is added to. */
  readonly attentionSkip: number;
  readonly ffnSkip: number;
  /** Mean over heads and queries, in nats. */
  readonly entropy: number;
}

/** Measures a hidden state. It is copied: what came out of a run may lie in memory that the next one takes. */
export function passedState(hiddenState: Tensor): PassedState {
  const data = hiddenState.data.slice();
  const state = tensor(data, hiddenState.axes, hiddenState.shape);
  const size = rms(data);
  return { state, rms: size, cosine: size === 0 ? Number.NaN : meanPairwiseCosine(at(state, 0)) };
}

/** Measures what a run has just done in layer `layer`, from 0, which read `input` and gave `output`. */
export function passedLayer(run: BertRun, layer: number, input: PassedState, output: Tensor): PassedState {
  const path = `encoder.layer.${layer}` as const;
  const grid = (name: ActivationName): Grid => gridOf(activation(run, name));
  const attention = grid(`${path}.attention.output.dense`);
  const ffn = grid(`${path}.output.dense`);
  const probs = grid(`${path}.attention.self.probs`);
  // Behind the attention's sum stands a norm in post-LN; else the sum itself is the trunk.
  const between =
    run.activations[`${path}.attention.output.LayerNorm`] ?? activation(run, `${path}.attention.output.sum`);
  return {
    ...passedState(output),
    layer: {
      attention,
      ffn,
      probs,
      attentionRms: rms(attention.values),
      ffnRms: rms(ffn.values),
      attentionSkip: input.rms,
      ffnSkip: rms(between.data),
      entropy: mean(rowEntropies(activation(run, `${path}.attention.self.probs`))),
    },
  };
}
