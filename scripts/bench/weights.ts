import type { StateDict } from '../../lib/engine/bert/stateDict';
import type { Tensor } from '../../lib/engine/tensor';

export interface Float32Tensor extends Tensor {
  readonly data: Float32Array<ArrayBuffer>;
}

/** A parameter by its path; throws where there is none of float32. */
export function parameterOf(stateDict: StateDict, name: string): Float32Tensor {
  const parameter = Object.entries(stateDict).find(([each]) => each === name)?.[1];
  if (!parameter || !('data' in parameter) || !isFloat32(parameter.data))
    throw new RangeError(`parameterOf: ${name} is not there in float32`);
  return { ...parameter, data: parameter.data };
}

const isFloat32 = (data: Tensor['data']): data is Float32Array<ArrayBuffer> => data instanceof Float32Array;

/** A weight [out, in] as [in, out], from which side other libraries multiply; a vector as it is. */
export function asInOut({ data, shape }: Pick<Float32Tensor, 'data' | 'shape'>): Pick<Float32Tensor, 'data' | 'shape'> {
  const [rows = 0, cols] = shape;
  if (cols === undefined) return { data, shape };
  const out = new Float32Array(data.length);
  for (let i = 0; i < rows; i++) for (let j = 0; j < cols; j++) out[j * rows + i] = data[i * cols + j]!;
  return { data: out, shape: [cols, rows] };
}
