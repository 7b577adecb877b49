/**
 * The little of WebAssembly's interface that is used here. The engine knows no DOM, and Node and browsers both have this object,
 * or a policy or an old machine denies it.
 */
export interface WebAssemblyApi {
  validate(bytes: Uint8Array): boolean;
  instantiate(
    bytes: Uint8Array,
    imports: { readonly env: { readonly memory: WasmMemory } },
  ): Promise<{ readonly instance: { readonly exports: unknown } }>;
  readonly Memory: new (size: { readonly initial: number }) => WasmMemory;
}

/** Sizes are in pages of 64 kB. Growing detaches every view made before. */
export interface WasmMemory {
  readonly buffer: ArrayBuffer;
  /** Throws a RangeError where the machine has no more. */
  grow(pages: number): number;
}

export function webAssembly(): WebAssemblyApi | undefined {
  return (globalThis as unknown as { readonly WebAssembly?: WebAssemblyApi }).WebAssembly;
}
