/** What we use of the packages in this folder's package.json: they are there once the benchmark has run, the type checks always. */

declare module 'onnxruntime-web/wasm' {
  export const env: {
    readonly wasm: { numThreads: number; wasmPaths?: { readonly wasm: string; readonly mjs: string } };
    readonly versions: { readonly web?: string };
  };
  export class Tensor {
    constructor(type: 'float32', data: Float32Array, dims: readonly number[]);
    readonly data: Float32Array;
    dispose(): void;
  }
  export class InferenceSession {
    static create(
      model: Uint8Array,
      options?: {
        readonly executionProviders?: readonly string[];
        readonly graphOptimizationLevel?: 'all' | 'disabled';
      },
    ): Promise<InferenceSession>;
    run(feeds: Readonly<Record<string, Tensor>>): Promise<Readonly<Record<string, Tensor>>>;
    release(): Promise<void>;
  }
}

declare module '@tensorflow/tfjs-backend-wasm' {
  export function setWasmPaths(prefix: string): void;
  export function setThreadsCount(threads: number): void;
}

declare module '@tensorflow/tfjs-core' {
  export interface Tensor {
    readonly shape: readonly number[];
    dataSync(): Float32Array;
    dispose(): void;
  }
  export interface Variable extends Tensor {
    readonly name: string;
    assign(value: Tensor): void;
  }
  export const fused: {
    matMul(product: { readonly a: Tensor; readonly b: Tensor; readonly bias?: Tensor }): Tensor;
  };
  export const train: {
    adam(
      learningRate: number,
      beta1: number,
      beta2: number,
      epsilon: number,
    ): { minimize(loss: () => Tensor, returnCost?: boolean): Tensor | null };
  };
  export function env(): { set(flag: string, value: boolean): void };
  export function setBackend(name: string): Promise<boolean>;
  export function tensor(data: Float32Array, shape: readonly number[]): Tensor;
  export function variable(value: Tensor, trainable?: boolean, name?: string): Variable;
  export function tidy(compute: () => Tensor): Tensor;
  type Operand = Tensor | number;
  export function add(a: Operand, b: Operand): Tensor;
  export function sub(a: Operand, b: Operand): Tensor;
  export function mul(a: Operand, b: Operand): Tensor;
  export function div(a: Operand, b: Operand): Tensor;
  export function erf(x: Tensor): Tensor;
  export function rsqrt(x: Tensor): Tensor;
  export function neg(x: Tensor): Tensor;
  export function mean(x: Tensor): Tensor;
  export function sum(x: Tensor, axis?: number): Tensor;
  export function moments(
    x: Tensor,
    axis: number,
    keepDims: boolean,
  ): { readonly mean: Tensor; readonly variance: Tensor };
  export function reshape(x: Tensor, shape: readonly number[]): Tensor;
  export function transpose(x: Tensor, permutation: readonly number[]): Tensor;
  export function matMul(a: Tensor, b: Tensor, transposeA?: boolean, transposeB?: boolean): Tensor;
  export function softmax(x: Tensor): Tensor;
  export function logSoftmax(x: Tensor): Tensor;
}

declare module 'plotly.js-dist-min' {
  const Plotly: {
    newPlot(place: HTMLElement, traces: readonly object[], layout: object, config: object): Promise<unknown>;
    restyle(place: HTMLElement, changes: object): Promise<unknown>;
  };
  export default Plotly;
}

declare module 'echarts' {
  export function init(
    place: HTMLElement,
    theme: null,
    options: object,
  ): { setOption(option: object): void; getZr(): { flush(): void } };
}

declare module '@observablehq/plot' {
  export function plot(options: object): Element;
  export function raster(values: Float32Array, options: object): object;
}

declare module '@tensorflow/tfjs-core/dist/register_all_gradients' {}
