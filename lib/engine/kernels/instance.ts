import { fromBase64 } from './base64';
import type { KernelExports } from './exports';
import { binaries } from './generated/binaries';
import { fastestTileRows } from './tileTrial';
import { type WasmMemory, type WebAssemblyApi, webAssembly } from './webAssembly';

/** relaxed has a multiply-add that rounds once, where the machine has one: its last bits may differ between machines. */
export type KernelVariant = keyof typeof binaries;

export interface KernelInstance {
  readonly variant: KernelVariant;
  readonly exports: KernelExports;
  /** Grown by its owner; what lies below exports.heapBase is the binary's. */
  readonly memory: WasmMemory;
  readonly tileRows: number;
}

export interface InstanceOptions {
  /** Only this one. Default: relaxed where it can be had, else SIMD. */
  readonly variant?: KernelVariant;
  /** Rows of a register tile. Default: whichever a trial of some milliseconds finds faster here. */
  readonly tileRows?: 5 | 6;
}

/** A fresh instance with a memory of its own. undefined where there is no WebAssembly or no SIMD, or a policy refuses to compile. */
export async function instantiate(options: InstanceOptions = {}): Promise<KernelInstance | undefined> {
  const wasm = webAssembly();
  if (!wasm) return undefined;
  const variants = options.variant ? [options.variant] : (['relaxed', 'simd'] as const);
  const variant = variants.find(candidate => hasVariant(wasm, candidate));
  if (!variant) return undefined;
  const memory = new wasm.Memory({ initial: 2 });
  try {
    const { instance } = await wasm.instantiate(fromBase64(binaries[variant]), { env: { memory } });
    // The compiler of the binary and exports.ts agree by the tests beside them.
    const exports = instance.exports as KernelExports;
    const tileRows = options.tileRows ?? fastestTileRows(exports, memory);
    exports.setTileRows(tileRows);
    return { variant, exports, memory, tileRows };
  } catch (refused) {
    // A page's policy without 'wasm-unsafe-eval', or no memory left: the caller has a slower way. Anything else is ours to mend.
    if (refused instanceof TypeError) throw refused;
    return undefined;
  }
}

/** Whether the machine's WebAssembly knows what a variant is made of. */
export function hasVariant(wasm: Pick<WebAssemblyApi, 'validate'>, variant: KernelVariant): boolean {
  return wasm.validate(Uint8Array.from(probes[variant]));
}

/** A module of one function without parameters, () → v128, with this body. */
const probe = (...body: readonly number[]) => [
  ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
  ...[1, 5, 1, 0x60, 0, 1, 0x7b], // types: () → v128
  ...[3, 2, 1, 0], // functions: one of that type
  ...[10, body.length + 4, 1, body.length + 2, 0, ...body, 0x0b], // code
];

/** i32.const 0, i8x16.splat */
const zero = [0x41, 0, 0xfd, 0x0f];
const probes: Record<KernelVariant, readonly number[]> = {
  simd: probe(...zero),
  // f32x4.relaxed_madd of three of them
  relaxed: probe(...zero, ...zero, ...zero, 0xfd, 0x85, 0x02),
};
