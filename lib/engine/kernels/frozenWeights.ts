import { precisionOf, type Tensor } from '../tensor';
import type { Arena } from './arena';
import { ArenaTensor } from './arenaTensor';
import type { KernelExports } from './exports';
import { PANEL, PackedMatrix } from './packedMatrix';
import { Region } from './places';
import type { Parameters } from './tape';

/** Weights in the form in which products read them, for as many recordings as come and go. */
export interface FrozenWeights<P extends Parameters> {
  /** The same weights, to be used in place of those given. */
  readonly parameters: P;
  readonly bytes: number;
  /**
   * Puts other numbers in the places of all matrices, each once whatever names it has. Tapes that use them must be replayed whole.
   * Throws NotEnoughMemory, having changed nothing.
   */
  readonly refill: (fill: FillRows<keyof P>) => void;
  /** Gives the memory back, once every tape that uses the weights has been released. */
  readonly release: () => void;
}

/** Writes whole rows of the matrix `name` to `rows`: its entries from number `first` on, row-major. */
export type FillRows<Name> = (name: Name, first: number, rows: Float32Array) => void;

/**
 * Packs matrices [out, in] and copies vectors, once. The matrices' row-major numbers need not be kept beside that: a packed one unpacks
 * when its `data` is asked for. Tables of embeddings and sources of rows stay themselves, since a text meets few of their rows.
 * Throws NotEnoughMemory, having taken nothing.
 */
export function freezeWeights<P extends Parameters>(
  arena: Arena,
  wasm: KernelExports,
  parameters: P,
): FrozenWeights<P> {
  const region = new Region(arena, 'frozen weights');
  const frozen = new Map<object, object>();
  try {
    for (const [name, parameter] of Object.entries(parameters)) {
      if (!frozen.has(parameter)) frozen.set(parameter, freeze(region, wasm, name, parameter));
    }
  } catch (error) {
    region.release();
    throw error;
  }
  return {
    parameters: Object.fromEntries(Object.entries(parameters).map(([name, each]) => [name, frozen.get(each)])) as P,
    bytes: region.taken,
    refill: fill => {
      const matrices = new Map<PackedMatrix, keyof P>();
      for (const [name, each] of Object.entries(parameters)) {
        const packed = frozen.get(each);
        if (packed instanceof PackedMatrix) matrices.set(packed, name);
      }
      refill(region, wasm, matrices, fill);
    },
    release: () => region.release(),
  };
}

function freeze(region: Region, wasm: KernelExports, name: string, parameter: object): object {
  if (!isTensor(parameter) || isTable(parameter)) return parameter;
  if (precisionOf(parameter) !== 'float32')
    throw new TypeError(`freeze: ${name} is ${precisionOf(parameter)}, expected float32`);
  const { axes, shape } = parameter;
  if (shape.length !== 2) {
    const copy = new ArenaTensor(region, axes, shape);
    copy.data.set(parameter.data);
    return copy;
  }
  const [rows = 0, columns = 0] = shape;
  const packed = new PackedMatrix(region, axes, shape);
  region.lend(shape, (offset, view) => {
    view.set(parameter.data);
    wasm.packPanelsTransposed(offset, columns, columns, rows, packed.offset);
  });
  return packed;
}

/** A panel at a time, which stays in the processor's cache between being written and being packed. */
function refill<Name>(
  region: Region,
  wasm: KernelExports,
  matrices: ReadonlyMap<PackedMatrix, Name>,
  fill: FillRows<Name>,
): void {
  const widest = Math.max(0, ...[...matrices.keys()].map(({ shape }) => shape[1] ?? 0));
  region.lend([PANEL, widest], (lent, view) => {
    for (const [packed, name] of matrices) {
      const [rows = 0, columns = 0] = packed.shape;
      for (let row = 0; row < rows; row += PANEL) {
        const height = Math.min(PANEL, rows - row);
        const place = packed.offset + row * columns * view.BYTES_PER_ELEMENT;
        fill(name, row * columns, view.subarray(0, height * columns));
        wasm.packPanelsTransposed(lent, columns, columns, height, place);
      }
      packed.forget();
    }
  });
}

const isTensor = (parameter: object): parameter is Tensor => 'axes' in parameter;
/** Axes by which rows are looked up. */
const lookedUp = ['vocabulary', 'position', 'segment'];
const isTable = ({ axes }: Tensor) => lookedUp.includes(axes[0] ?? '');
