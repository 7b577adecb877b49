import { blockSkipBackward, preNorm, preNormBackward } from '@/lib/engine/bert/block';
import { bertLayer, bertLayerBackward, bertLayerSkipBackward } from '@/lib/engine/bert/layer';
import type { BertRun } from '@/lib/engine/bert/run';
import { bertSelfAttention, bertSelfAttentionBackward } from '@/lib/engine/bert/selfAttention';
import { bertSelfOutput, bertSelfOutputBackward } from '@/lib/engine/bert/selfOutput';
import type { Tensor } from '@/lib/engine/tensor';

/** A layer with its feed-forward network or without; every tensor [1, token, hidden]. */
export interface LayerPass {
  readonly forward: (run: BertRun, x: Tensor) => Tensor;
  readonly backward: (run: BertRun, dOut: Tensor) => Tensor;
  /** The part of the gradient that takes the residual connections alone. */
  readonly skip: (run: BertRun, dOut: Tensor) => Tensor;
}

const attention = 'encoder.layer.0.attention';

const whole: LayerPass = {
  forward: (run, x) => bertLayer(run, 0, x),
  backward: (run, dOut) => bertLayerBackward(run, 0, dOut),
  skip: (run, dOut) => bertLayerSkipBackward(run, 0, dOut),
};

const attentionAlone: LayerPass = {
  forward: (run, x) => {
    const normed = preNorm(run, `${attention}.LayerNorm`, x);
    return bertSelfOutput(run, 0, bertSelfAttention(run, 0, normed), x);
  },
  backward: (run, dOut) => {
    const { dHiddenStates, dInputTensor } = bertSelfOutputBackward(run, 0, dOut);
    const dNormed = bertSelfAttentionBackward(run, 0, dHiddenStates);
    return run.ops.add(preNormBackward(run, `${attention}.LayerNorm`, dNormed), dInputTensor);
  },
  skip: (run, dOut) => blockSkipBackward(run, `${attention}.output`, dOut),
};

export const layerPass = (feedForward: boolean): LayerPass => (feedForward ? whole : attentionAlone);
