import type { Tensor } from '../tensor';
import { bertLayer, bertLayerBackward } from './layer';
import type { BertRun } from './run';

/** BertEncoder: numHiddenLayers layers, one after another. hiddenStates: [batch, token, hidden] → the last hidden state. */
export function bertEncoder(run: BertRun, hiddenStates: Tensor): Tensor {
  let out = hiddenStates;
  for (let layer = 0; layer < run.config.numHiddenLayers; layer++) out = bertLayer(run, layer, out);
  return out;
}

/** dOut, the gradient of the last hidden state → that of the encoder's input. Both [batch, token, hidden]. */
export function bertEncoderBackward(run: BertRun, dOut: Tensor): Tensor {
  let d = dOut;
  for (let layer = run.config.numHiddenLayers - 1; layer >= 0; layer--) d = bertLayerBackward(run, layer, d);
  return d;
}
