import { bertEncoder } from '../../../lib/engine/bert/encoder';
import { startRun } from '../../../lib/engine/bert/run';
import { type Ops, reference } from '../../../lib/engine/functional/ops';
import { rowCount, rowLength, type Tensor, zerosLike } from '../../../lib/engine/tensor';
import type { Prepare } from './contender';

/** The engine's readable loops, as they are: plain JavaScript with dot products in registers. */
export const functional: Prepare = withOps(reference);

/** The same with each Linear as one would first write it. */
export const naive: Prepare = withOps({ ...reference, linear: tripleLoop });

function withOps(ops: Ops): Prepare {
  return async ({ config, stateDict, x }) => {
    let out = new Float32Array();
    const run = () => {
      const { data } = bertEncoder(startRun(config, stateDict, { ops }), x);
      if (data instanceof Float32Array) out = Float32Array.from(data);
    };
    return { run, output: () => out };
  };
}

/** y = x Wᵀ + b. x: [token, in], weight: [out, in], bias: [out] → [token, out]. */
function tripleLoop(x: Tensor, weight: Tensor, bias?: Tensor): Tensor {
  const [rows, fanIn, fanOut] = [rowCount(x), rowLength(x), rowCount(weight)];
  const y = zerosLike(x, [...x.axes.slice(0, -1), weight.axes[0]!], [...x.shape.slice(0, -1), fanOut]);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < fanOut; j++) {
      let sum = bias?.data[j] ?? 0;
      for (let k = 0; k < fanIn; k++) sum += x.data[i * fanIn + k]! * weight.data[j * fanIn + k]!;
      y.data[i * fanOut + j] = sum;
    }
  }
  return y;
}
