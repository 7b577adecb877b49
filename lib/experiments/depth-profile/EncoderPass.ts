import type { BertConfig } from '@/lib/engine/bert/config';
import { finalNorm, finalNormBackward } from '@/lib/engine/bert/encoder';
import { type BertRun, startRun } from '@/lib/engine/bert/run';
import type { StateDict } from '@/lib/engine/bert/stateDict';
import type { Ops } from '@/lib/engine/functional/ops';
import { createRng, fillGaussian } from '@/lib/engine/rng';
import { type Precision, type Tensor, tensor, zeros } from '@/lib/engine/tensor';
import { around, type LayerDraws, layerWeights } from './layerWeights';
import { measuredGradient, measuredLayer, measuredState } from './measure';
import { type LayerPass, layerPass } from './passLayer';
import type { Profile, ProfiledGradient, ProfiledState } from './profile';
import { configOf, type EncoderSettings, gainsOf, type Sizes, weightStdOf } from './settings';

/** T vectors that enter, or the gradient that is sent in at the top: independent draws of N(0, 1), of a stream each. */
function draws(seed: number, name: string, { tokens, hidden }: Sizes, precision: Precision): Tensor {
  const x = zeros(precision, ['batch', 'token', 'hidden'], [1, tokens, hidden]);
  fillGaussian(createRng(seed, name), x.data, { mean: 0, std: 1 });
  return x;
}

interface PassOptions {
  readonly precision: Precision;
  /** Kernels in place of the reference. */
  readonly ops?: Ops;
  /** What stands until it is measured anew. */
  readonly before?: Profile;
}

/** One encoder on its way up and back, a layer at a time: each layer is a run of its own. */
export class EncoderPass implements Profile {
  readonly states: (ProfiledState | undefined)[];
  readonly gradients: (ProfiledGradient | undefined)[];
  reached = 0;
  returned: number;

  readonly #settings: EncoderSettings;
  readonly #sizes: Sizes;
  readonly #precision: Precision;
  readonly #ops: Ops | undefined;
  readonly #config: BertConfig;
  readonly #rest: StateDict;
  readonly #layer: LayerPass;
  readonly #runs: BertRun[] = [];
  #x: Tensor;
  /** The gradient, and the part of it that took the residual connections alone. */
  #d: Tensor | undefined;
  #skip: Tensor | undefined;

  constructor(settings: EncoderSettings, sizes: Sizes, { precision, ops, before }: PassOptions) {
    [this.#settings, this.#sizes, this.#precision, this.#ops] = [settings, sizes, precision, ops];
    this.#config = configOf(settings, sizes, 'layer');
    this.#rest = around(this.#config, precision);
    this.#layer = layerPass(settings.feedForward);
    this.#x = draws(sizes.seed, 'hidden state 0', sizes, precision);
    this.states = before ? [...before.states] : Array(sizes.layers + 1).fill(undefined);
    this.gradients = before ? [...before.gradients] : Array(sizes.layers + 1).fill(undefined);
    this.states[0] = measuredState(this.#x);
    this.returned = sizes.layers + 1;
  }

  /** Through the next layer, whose draws these are. */
  up(drawn: LayerDraws): void {
    const [settings, sizes, precision, ops] = [this.#settings, this.#sizes, this.#precision, this.#ops];
    const weights = layerWeights(this.#config, this.#rest, drawn, {
      std: weightStdOf(settings, sizes),
      gains: gainsOf(settings, sizes),
      precision,
    });
    const run = startRun(this.#config, weights, { denseGradients: false, ...(ops && { ops }) });
    const input = this.#x;
    this.#x = this.#layer.forward(run, input);
    this.#runs.push(run);
    this.states[++this.reached] = measuredState(this.#x, { run, input, feedForward: settings.feedForward });
  }

  /** To the hidden state below; the first call sends the gradient in at the top. */
  down(): void {
    const at = this.returned - 1;
    const run = this.#runs[at];
    if (!this.#d || !this.#skip || !run) {
      this.#d = this.#skip = this.#top();
    } else {
      const above = this.#d;
      this.#d = this.#layer.backward(run, above);
      this.#skip = this.#layer.skip(run, this.#skip);
      // Its last task: the layer's activations and weights are let go.
      const { weights, steps } = measuredLayer(run, above, this.#settings.feedForward);
      const known = this.gradients[at + 1];
      if (known) this.gradients[at + 1] = { ...known, weights, steps };
      this.#runs.length = at;
    }
    // What stands of the layer's weights stands until its own turn, the next.
    const before = this.gradients[at]?.weights;
    this.gradients[at] = { ...measuredGradient(this.#d, this.#skip), ...(before && { weights: before }) };
    this.returned = at;
  }

  /** What has been measured, without what measured it. */
  finished(): Profile {
    const { states, gradients, reached, returned } = this;
    return { states, gradients, reached, returned };
  }

  /** A gradient of the last hidden state, back through the final norm where there is one: that of the last layer's output. */
  #top(): Tensor {
    const d = draws(this.#sizes.seed, 'gradient of the last hidden state', this.#sizes, this.#precision);
    const config = configOf(this.#settings, this.#sizes, 'end');
    const run = startRun(config, around(config, this.#precision));
    // By the reference: a tensor of a tape is read like any other.
    finalNorm(run, tensor(this.#x.data.slice(), this.#x.axes, this.#x.shape));
    return finalNormBackward(run, d);
  }
}
