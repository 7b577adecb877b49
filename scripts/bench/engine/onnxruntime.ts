import { env, InferenceSession, Tensor } from 'onnxruntime-web/wasm';
import { bertEncoderOnnx } from '../onnx/bertEncoder';
import type { Float32Tensor } from '../weights';
import type { Prepare, Prepared } from './contender';

/** onnxruntime-web's WebAssembly on one thread, every optimisation of the graph on; only the last hidden state comes back. */
export const onnxruntime: Prepare = ({ config, stateDict, x }) =>
  onnxruntimeWith(bertEncoderOnnx(config, stateDict), x);

/** From a model's bytes, as one that was downloaded. x: [1, token, hidden] */
export async function onnxruntimeWith(model: Uint8Array, x: Float32Tensor): Promise<Prepared> {
  env.wasm.numThreads = 1;
  // In Node it finds them beside itself.
  if (typeof document !== 'undefined') {
    const file = `${location.origin}/peers/onnxruntime-web/dist/ort-wasm-simd-threaded`;
    env.wasm.wasmPaths = { wasm: `${file}.wasm`, mjs: `${file}.mjs` };
  }
  const session = await InferenceSession.create(model, {
    executionProviders: ['wasm'],
    graphOptimizationLevel: 'all',
  });
  const feeds = { hidden_states: new Tensor('float32', x.data, x.shape) };
  let out: Float32Array = new Float32Array();
  return {
    run: async () => {
      out = (await session.run(feeds)).last_hidden_state!.data;
    },
    output: () => out,
    release: () => session.release(),
  };
}
