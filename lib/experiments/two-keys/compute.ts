import { softmax } from '@/lib/engine/functional/softmax';
import { jacobianSpectral } from '@/lib/engine/metrics/softmaxJacobian';
import { tensor } from '@/lib/engine/tensor';
import type { Compute } from '../contract';
import { jacobianOf } from '../softmaxJacobian';
import { range, type TwoKeysSpecs } from './params';
import { proofOf } from './proof';

/** The widest gap there can be; the curve goes as far. */
const widest = range.max - range.min;
const points = 201;

/** Softmax of two scores. Scalars: gap s₀ − s₁, offset (their mean), p of the first, norm ‖J‖₂. Series: norm over the gap. */
export const compute: Compute<TwoKeysSpecs> = async function* ({ first, second }) {
  const p = probsOf(first, second);
  const x = Float64Array.from({ length: points }, (_, i) => -widest + (2 * widest * i) / (points - 1));
  const y = x.map(gap => normOf(probsOf(gap, 0)));
  yield {
    scalars: {
      gap: Number((first - second).toFixed(1)),
      offset: Number(((first + second) / 2).toFixed(2)),
      p: p[0]!,
      norm: normOf(p),
    },
    grids: {
      probs: { values: p, rows: 1, cols: 2 },
      jacobian: { values: jacobianOf(p), rows: 2, cols: 2 },
    },
    series: { norm: { x, y } },
    proof: proofOf([first, second], ([a, b]) => probsOf(a, b)),
    labels: {},
    notes: [],
    done: true,
  };
};

const row = (values: Float64Array) => tensor(values, ['key'], [2]);
const probsOf = (first: number, second: number): Float64Array =>
  softmax(row(Float64Array.of(first, second))).data as Float64Array;
const normOf = (p: Float64Array): number => jacobianSpectral(row(p))[0]!;
