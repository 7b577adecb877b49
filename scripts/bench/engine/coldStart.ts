import { bertEncoderOnnx } from '../onnx/bertEncoder';
import { type Shape, type Work, work } from '../works';
import { outputOf, relativeDifference, tolerance } from './agreement';
import type { Prepared } from './contender';
import { functional } from './plain';

/** From weights in memory, for us as tensors and for the peer as a model's bytes; nothing of what computes is loaded before. */
const starts = {
  relaxed: given => async () => (await import('./ours')).ours('relaxed')(given),
  simd: given => async () => (await import('./ours')).ours('simd')(given),
  'onnxruntime-web': ({ config, stateDict, x }) => {
    const model = bertEncoderOnnx(config, stateDict);
    return async () => (await import('./onnxruntime')).onnxruntimeWith(model, x);
  },
} as const satisfies Record<string, (given: Work) => () => Promise<Prepared>>;

export type Starter = keyof typeof starts;

/**
 * In a fresh page: ms to load the script and the binary, compile it, pack the weights and compute a first output. Throws where that is not
 * what our reference says.
 */
export async function coldStart(shape: Shape, name: Starter): Promise<number> {
  const given = work(shape);
  const start = starts[name](given);
  const begun = performance.now();
  const first = await outputOf(await start());
  const time = performance.now() - begun;
  const difference = relativeDifference(first, await outputOf(await functional(given)));
  if (!(difference <= tolerance)) throw new Error(`${name} differs from the reference by ${difference}`);
  return time;
}
