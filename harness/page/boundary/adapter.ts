/** A way to cross between JavaScript and Wasm, so often at a time that it can be timed. */
export type Case = {
  /** What reports know it by: the metric `crossing-<id>`. */
  readonly id: string
  /** Calls that one run makes; elements that it hands over where the metric counts those. The time of a run is divided by it. */
  readonly crossings: number
  /** What a run has to return, as a u32. */
  readonly expected: number
} & (
  | {
      /** Crosses `crossings` times and returns something that only comes out right if every crossing did. */
      readonly run: () => number
    }
  | {
      /** What the engine lacks for it: `SharedArrayBuffer`. */
      readonly missing: string
    }
)

/**
 * What `bench.ts` in the folder of a crate of the kind "boundary" exports: the cases, made when the module is there.
 *
 * @typeParam Glue what wasm-bindgen's JavaScript exports
 */
export type Cases<Glue> = (
  glue: Glue,
  exports: { readonly memory: WebAssembly.Memory },
  size: number,
) => readonly Case[]
