import { expectShape } from '../../check';
import { checkedGradient, checkedOutput, checkedSizes } from '../../functional/linear';
import type { Ops } from '../../functional/ops';
import type { Tensor } from '../../tensor';
import type { ArenaTensor } from '../arenaTensor';
import { none, panelEntries } from '../exports';
import type { Recorder } from '../recorder';

/** y = x Wᵀ + b by packed rows times packed panels. Rows of x are packed once for all that read it: query, key and value. */
export const linear =
  (recorder: Recorder): Ops['linear'] =>
  (x, weight, bias) => {
    const [outSize, inSize] = checkedSizes('linear', x, weight);
    expectShape('linear', 'bias', bias, weight.axes.slice(0, 1), [outSize], x);
    const { wasm, step, place } = recorder;
    const input = recorder.taken('linear', 'x', x);
    const rows = input.length / inSize;
    const packed = recorder.once(input, 'rows', () => {
      const packedRows = place(['token', 'hidden'], [rows, inSize]);
      step({
        reads: [input],
        writes: [packedRows],
        run: () => wasm.packRows(input.offset, inSize, rows, inSize, packedRows.offset),
      });
      return packedRows;
    });
    const panels = recorder.panels('linear', weight);
    const b = recorder.frozen('linear', 'bias', bias);
    const y = place([...x.axes.slice(0, -1), weight.axes[0]!], [...x.shape.slice(0, -1), outSize]);
    step({
      reads: [packed, b, ...panels.reads],
      writes: [y],
      run: () => wasm.gemm(rows, outSize, inSize, packed.offset, panels.offset, b.offset, y.offset, outSize),
    });
    return y;
  };

/** dX = dY W, dW = dYᵀ X, db = Σ dY over the rows. */
export const linearBackward =
  (recorder: Recorder): Ops['linearBackward'] =>
  (dOut, x, weight) => {
    const [outSize, inSize] = checkedGradient('linearBackward', dOut, x, weight);
    const { wasm, step, place } = recorder;
    const dY = recorder.taken('linearBackward', 'dOut', dOut);
    const input = recorder.taken('linearBackward', 'x', x);
    const rows = input.length / inSize;
    const inputPanels = panelsOf(recorder, input, rows, inSize);
    const dX = inputGradient(recorder, 'linearBackward', dY, weight);
    const dWeight = place(weight.axes, weight.shape);
    const dBias = place(weight.axes.slice(0, 1), [outSize]);
    const scratch = recorder.scratch(rows * outSize);
    step({
      reads: [dY, inputPanels],
      writes: [dWeight],
      run: () => {
        wasm.packRowsTransposed(dY.offset, outSize, outSize, rows, scratch);
        wasm.gemm(outSize, inSize, rows, scratch, inputPanels.offset, none, dWeight.offset, inSize);
      },
    });
    step({
      reads: [dY],
      writes: [dBias],
      run: () => wasm.sumRows(dY.offset, dBias.offset, rows, outSize),
    });
    return { dX, dWeight, dBias };
  };

/** dX = dY W alone. */
export const linearInputBackward =
  (recorder: Recorder): Ops['linearInputBackward'] =>
  (dOut, weight) => {
    checkedOutput('linearInputBackward', dOut, weight);
    return inputGradient(recorder, 'linearInputBackward', recorder.taken('linearInputBackward', 'dOut', dOut), weight);
  };

function inputGradient(recorder: Recorder, op: string, dY: ArenaTensor, weight: Tensor): ArenaTensor {
  const { wasm, step, place } = recorder;
  const [outSize = 0, inSize = 0] = weight.shape;
  const rows = dY.length / outSize;
  const panels = recorder.panels(op, weight, 'backward');
  const dX = place([...dY.axes.slice(0, -1), weight.axes[1]!], [...dY.shape.slice(0, -1), inSize]);
  const scratch = recorder.scratch(rows * outSize);
  step({
    reads: [dY, ...panels.reads],
    writes: [dX],
    run: () => {
      wasm.packRows(dY.offset, outSize, rows, outSize, scratch);
      wasm.gemm(rows, inSize, outSize, scratch, panels.offset, none, dX.offset, inSize);
    },
  });
  return dX;
}

/** x as the right side of dYᵀ X. */
function panelsOf({ once, place, step, wasm }: Recorder, x: ArenaTensor, rows: number, inSize: number): ArenaTensor {
  return once(x, 'input panels', () => {
    const panels = place(['hidden'], [panelEntries(rows, inSize)]);
    step({ reads: [x], writes: [panels], run: () => wasm.packPanels(x.offset, inSize, rows, inSize, panels.offset) });
    return panels;
  });
}
