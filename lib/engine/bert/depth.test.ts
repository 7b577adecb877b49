import { describe, expect, test } from 'vitest';
import { randomTensor } from '../fixtures/arbitrary';
import type { Precision, Tensor } from '../tensor';
import { type Architecture, architectures, postLN } from './architecture';
import { bertConfig } from './config';
import { bertEncoder, bertEncoderBackward, bertEncoderSkipBackward } from './encoder';
import { initBert } from './initBert';
import { activation, type BertRun, gradient, startRun } from './run';
import { bertSelfAttention } from './selfAttention';
import { bertSelfOutput } from './selfOutput';
import { type WeightStd, weightInits } from './weightInits';

/**
 * The figures of the lessons on residual connections and depth: an encoder of width 64 on 16 tokens of independent draws, with a
 * random gradient at its top. Means over seeds are geometric, as ratios ask for.
 */
const [hidden, tokens, layers] = [64, 16, 12];
const bertInit = weightInits.bertEquivalent(hidden);
const xavier = weightInits.xavier();
const seeds = [1, 2, 3, 4, 5, 6];

const norm = (x: Tensor) => Math.sqrt([...x.data].reduce((sum, value) => sum + value * value, 0));
const geometricMean = (values: readonly number[]) =>
  Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);

function encoder(architecture: Architecture, init: WeightStd, seed: number, precision: Precision = 'float64') {
  const config = bertConfig({
    vocabSize: 1,
    maxPositionEmbeddings: 1,
    hiddenSize: hidden,
    intermediateSize: 4 * hidden,
    numAttentionHeads: 4,
    numHiddenLayers: layers,
    architecture,
  });
  return startRun(config, initBert(config, { seed, init, precision }));
}

const draw = (seed: number) => randomTensor(seed, ['batch', 'token', 'hidden'], [1, tokens, hidden]);

/** ‖∂L/∂x₀‖ / ‖∂L/∂x_L‖, the top being the last layer's output. */
function gradientRatio(architecture: Architecture): number {
  return geometricMean(
    seeds.map(seed => {
      const run = encoder(architecture, bertInit, seed);
      bertEncoder(run, draw(seed));
      const dX = bertEncoderBackward(run, draw(seed + 100));
      const { norm: kind, normPosition } = architecture;
      const behindNorm = kind !== 'none' && normPosition === 'post';
      return norm(dX) / norm(gradient(run, `encoder.layer.${layers - 1}.output.${behindNorm ? 'LayerNorm' : 'sum'}`));
    }),
  );
}

describe('from the top of 12 layers to the input, at BERT’s init', () => {
  const neither = { ...architectures.noNorm(), residual: 0 };

  test.each([
    ['post-LN', postLN, 1.02, 1.1],
    ['pre-LN', architectures.preLN(), 1.69, 1.1],
    ['no norm', architectures.noNorm(), 3.21, 1.3],
    ['LayerNorm without residual', { ...postLN, residual: 0 }, 1.96, 3],
    ['neither norm nor residual', neither, 7.4e-14, 10],
  ] as const)('the gradient of %s changes by the lesson’s factor', (_, architecture, expected, within) => {
    const ratio = gradientRatio(architecture) / expected;
    expect(ratio).toBeGreaterThan(1 / within);
    expect(ratio).toBeLessThan(within);
  });

  test('with neither, gradients reach 1e-51 in float64 without underflow; float32 loses them', () => {
    const smallest = (precision: Precision) => {
      const run = encoder(neither, bertInit, 1, precision);
      const cast = (x: Tensor): Tensor => (precision === 'float64' ? x : { ...x, data: Float32Array.from(x.data) });
      bertEncoder(run, cast(draw(1)));
      bertEncoderBackward(run, cast(draw(101)));
      return norm(gradient(run, `encoder.layer.${layers - 1}.attention.self.query.weight`));
    };
    expect(smallest('float64')).toBeGreaterThan(1e-54);
    expect(smallest('float64')).toBeLessThan(1e-48);
    expect(smallest('float32')).toBe(0);
  });

  test('LayerNorm without residual keeps the gradient but all tokens become one: the last W_Q gets none', () => {
    const run = encoder({ ...postLN, residual: 0 }, bertInit, 1);
    const out = bertEncoder(run, draw(1));
    bertEncoderBackward(run, draw(101));
    expect(relativeResidual(out)).toBeLessThan(1e-12);
    const dQuery = gradient(run, `encoder.layer.${layers - 1}.attention.self.query.weight`);
    expect(norm(dQuery) / Math.sqrt(dQuery.data.length)).toBeLessThan(1e-14);
    expect(norm(gradient(run, 'encoder.layer.0.attention.self.query.weight'))).toBeGreaterThan(1e-6);
  });
});

describe('the gradient along the residual trunk alone, after 12 layers', () => {
  const skipRatio = (architecture: Architecture, init: WeightStd) =>
    geometricMean(
      seeds.map(seed => {
        const run = encoder(architecture, init, seed);
        bertEncoder(run, draw(seed));
        const trunk = bertEncoderSkipBackward(run, draw(seed + 100));
        return norm(trunk[0]!) / norm(trunk[layers]!);
      }),
    );

  test('is .45 ± .03 in post-LN at BERT’s init, .020 ± .01 at Xavier’s', () => {
    expect(Math.abs(skipRatio(postLN, bertInit) - 0.45)).toBeLessThan(0.03);
    expect(Math.abs(skipRatio(postLN, xavier) - 0.02)).toBeLessThan(0.01);
  });

  test('is exactly 1 in pre-LN, whatever the init', () => {
    for (const init of [bertInit, xavier]) expect(skipRatio(architectures.preLN(), init)).toBe(1);
  });
});

/** ‖X − 1 x̄ᵀ‖ / ‖X‖, x̄ the mean of the tokens. x: [1, token, hidden]. */
function relativeResidual({ data }: Tensor): number {
  const mean = Array.from({ length: hidden }, (_, i) => {
    let sum = 0;
    for (let t = 0; t < tokens; t++) sum += data[t * hidden + i]! / tokens;
    return sum;
  });
  let apart = 0;
  let all = 0;
  data.forEach((value, i) => {
    apart += (value - mean[i % hidden]!) ** 2;
    all += value ** 2;
  });
  return Math.sqrt(apart / all);
}

test('attention alone makes all tokens one in three layers: .70, .028, 8e-7 at LeCun’s init, .30, 2.6e-5 at BERT’s', () => {
  const attentionOnly = { ...architectures.noNorm(), residual: 0 };
  const after = (init: WeightStd) => {
    const perSeed = seeds.map(seed => {
      const run: BertRun = encoder(attentionOnly, init, seed);
      let x = draw(seed);
      return [0, 1, 2].map(layer => {
        x = bertSelfOutput(run, layer, bertSelfAttention(run, layer, x), x);
        return relativeResidual(activation(run, `encoder.layer.${layer}.attention.output.sum`));
      });
    });
    return [0, 1, 2].map(layer => geometricMean(perSeed.map(residuals => residuals[layer]!)));
  };
  for (const [init, expected] of [
    [weightInits.leCun(), [0.7, 0.028, 8e-7]],
    [bertInit, [0.3, 2.6e-5]],
  ] as const) {
    const measured = after(init);
    expected.forEach((value, layer) => {
      expect(Math.abs(Math.log(measured[layer]! / value))).toBeLessThan(Math.log(layer === 0 ? 1.05 : 1.3));
    });
    expect(measured[2]).toBeLessThan(1e-6);
  }
});
