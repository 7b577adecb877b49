import type { BertConfig } from '@/lib/engine/bert/config';
import { initBert } from '@/lib/engine/bert/initBert';
import { type ParameterName, parameterNames } from '@/lib/engine/bert/names';
import { parameterShape, type StateDict } from '@/lib/engine/bert/stateDict';
import type { WeightStd } from '@/lib/engine/bert/weightInits';
import { createRng, type FillGaussian, fillGaussian } from '@/lib/engine/rng';
import { type Axis, entriesOf, type FloatArray, floats, type Tensor } from '@/lib/engine/tensor';
import { giveWay } from '../giveWay';

/** float32 numbers drawn between two looks at the mail: at most 5 ms of them. Even, since fillGaussian draws in pairs. */
const CHUNK = 1 << 17;

/** A stack that weighs no more than this stays drawn while other things change. In numbers; 40 MB. */
const KEPT = 10_000_000;

/** A weight whose shape is known before its numbers are drawn. */
class DrawnTensor implements Tensor {
  private numbers: FloatArray | undefined;

  constructor(
    private readonly name: ParameterName,
    readonly axes: readonly Axis[],
    readonly shape: readonly number[],
    private readonly std: number,
  ) {}

  get data(): FloatArray {
    if (!this.numbers) throw new RangeError(`stackWeights: ${this.name} is not drawn`);
    return this.numbers;
  }

  /** The numbers that initBert gives this name, drawn a chunk at a time. */
  async draw(
    seed: number,
    signal: AbortSignal,
    drawn: (numbers: number) => void,
    fill: FillGaussian,
    spare: Spare,
  ): Promise<void> {
    if (this.numbers) return drawn(this.size);
    if (this.isMatrix) {
      const numbers = spare.take(this.size);
      const rng = createRng(seed, this.name);
      for (let at = 0; at < numbers.length; at += CHUNK) {
        fill(rng, numbers.subarray(at, at + CHUNK), { mean: 0, std: this.std });
        drawn(Math.min(CHUNK, numbers.length - at));
        await giveWay(signal);
      }
      this.numbers = numbers;
    } else {
      this.numbers = floats('float32', this.size);
      if (this.name.endsWith('LayerNorm.weight')) this.numbers.fill(1);
      drawn(this.size);
    }
  }

  drop(spare: Spare): void {
    if (this.numbers && this.isMatrix) spare.give(this.numbers);
    this.numbers = undefined;
  }

  get size(): number {
    return entriesOf(this.shape);
  }

  private get isMatrix(): boolean {
    return this.shape.length === 2;
  }
}

/** Arrays of dropped matrices, for the next layer's: twelve layers of garbage would wait longer than the run takes. */
class Spare {
  private readonly arrays = new Map<number, FloatArray[]>();

  take(size: number): FloatArray {
    return this.arrays.get(size)?.pop() ?? floats('float32', size);
  }

  give(array: FloatArray): void {
    const known = this.arrays.get(array.length) ?? [];
    known.push(array);
    this.arrays.set(array.length, known);
  }
}

/**
 * The weights of a stack, each layer's drawn when its turn comes. 12 × 768 are 340 MB; of these only one layer's 28 MB stand at a time.
 */
export interface StackWeights {
  /** Complete in names and shapes, so that a run can be started; reading a layer that is not drawn throws. */
  readonly stateDict: StateDict;
  /** Numbers in a layer. */
  readonly ofLayer: number;
  /** Whether layers stay once drawn: the whole stack is small. */
  readonly stays: boolean;
  /**
   * Layer from 0; `drawn` hears of every chunk; `fill` is rng.ts's fillGaussian (default) or a kernel's. Rejects with the signal's
   * reason when it is cancelled.
   */
  draw(layer: number, signal: AbortSignal, drawn?: (numbers: number) => void, fill?: FillGaussian): Promise<void>;
  /** Gives the layer's memory back, unless it stays. */
  drop(layer: number): void;
}

export function stackWeights(config: BertConfig, seed: number, std: WeightStd): StackWeights {
  const layers: DrawnTensor[][] = Array.from({ length: config.numHiddenLayers }, () => []);
  const around = initBert({ ...config, numHiddenLayers: 0 }, { seed });
  const stateDict: Partial<Record<ParameterName, unknown>> = { ...around };
  for (const name of parameterNames(config)) {
    const layer = /^encoder\.layer\.(\d+)\./.exec(name)?.[1];
    if (layer === undefined) continue;
    const { axes, shape } = parameterShape(config, name);
    const [fanOut = 0, fanIn = 0] = shape;
    const parameter = new DrawnTensor(name, axes, shape, std({ fanIn, fanOut }));
    layers[Number(layer)]?.push(parameter);
    stateDict[name] = parameter;
  }
  const size = layers.flat().reduce((sum, parameter) => sum + parameter.size, 0);
  const stays = size <= KEPT;
  const spare = new Spare();
  return {
    // Every name of the configuration is there: those of the layers from above, the rest from initBert.
    stateDict: stateDict as StateDict,
    ofLayer: size / Math.max(1, layers.length),
    stays,
    draw: async (layer, signal, drawn = () => {}, fill = fillGaussian) => {
      for (const parameter of layers[layer] ?? []) await parameter.draw(seed, signal, drawn, fill, spare);
    },
    drop: layer => {
      if (!stays) for (const parameter of layers[layer] ?? []) parameter.drop(spare);
    },
  };
}
