import type { Tensor } from '../tensor';
import { hasFinalNorm } from './architecture';
import { bertLayer, bertLayerBackward, bertLayerSkipBackward } from './layer';
import { normAt, normBackwardAt, throughNorm } from './norm';
import type { BertRun } from './run';

/**
 * BertEncoder: numHiddenLayers layers, one after another, and behind them the final norm where the architecture has one.
 * hiddenStates: [batch, token, hidden], the embeddings or any others → the last hidden state.
 */
export function bertEncoder(run: BertRun, hiddenStates: Tensor): Tensor {
  let out = hiddenStates;
  for (let layer = 0; layer < run.config.numHiddenLayers; layer++) out = bertLayer(run, layer, out);
  return finalNorm(run, out);
}

/** dOut, the gradient of the last hidden state → that of the encoder's input. Both [batch, token, hidden]. */
export function bertEncoderBackward(run: BertRun, dOut: Tensor): Tensor {
  let d = finalNormBackward(run, dOut);
  for (let layer = run.config.numHiddenLayers - 1; layer >= 0; layer--) d = bertLayerBackward(run, layer, d);
  return d;
}

/**
 * The part of the gradient that takes the residual trunk alone, past every branch. Post-LN: the product of the norms' Jacobians;
 * pre-LN: r^2L · dOut, 2L blocks, behind the final norm's. Leaves nothing in the run.
 * dOut: [batch, token, hidden] → [the encoder's input, layer 0's output, …, the last layer's output], each of dOut's shape.
 */
export function bertEncoderSkipBackward(run: BertRun, dOut: Tensor): Tensor[] {
  let d = hasFinalNorm(run.config.architecture) ? throughNorm(run, 'LayerNorm', dOut) : dOut;
  const trunk = [d];
  for (let layer = run.config.numHiddenLayers - 1; layer >= 0; layer--) {
    d = bertLayerSkipBackward(run, layer, d);
    trunk.unshift(d);
  }
  return trunk;
}

/** What stands behind the last layer, for who goes layer by layer: a norm, or nothing. */
export function finalNorm(run: BertRun, x: Tensor): Tensor {
  return hasFinalNorm(run.config.architecture) ? normAt(run, 'LayerNorm', x) : x;
}

/** The gradient of the last hidden state → that of the last layer's output. Both [batch, token, hidden]. */
export function finalNormBackward(run: BertRun, dOut: Tensor): Tensor {
  return hasFinalNorm(run.config.architecture) ? normBackwardAt(run, 'LayerNorm', dOut) : dOut;
}
