import { uniqueBytes } from '../uniqueBytes.ts'
import { probe, probeSimd } from './probe.ts'

/** What `probe.wat` exports. */
export interface Probe {
  /** `n` dependent steps in registers; always the same value for the same `n`. */
  readonly canary: (n: number) => number
  /** Fills the memory that `sum` reads. */
  readonly fill: () => void
  /** `n` times the saturating sums of 4,096 pairs of bytes, added up. */
  readonly sum: (n: number) => number
}

/** What `probeSimd.wat` exports: the same functions, sixteen bytes at a time. */
export type ProbeSimd = Pick<Probe, 'fill' | 'sum'>

const bytesOf = (base64: string): Uint8Array => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))

const exportsOf = async (bytes: Uint8Array<ArrayBuffer>): Promise<unknown> =>
  (await WebAssembly.instantiate(await WebAssembly.compile(bytes))).exports

/** The scalar probe's bytes, made unlike any that this browser has compiled before. */
export const probeBytes = (mark: string): Uint8Array<ArrayBuffer> => uniqueBytes(bytesOf(probe), mark)

/** Compiles a scalar probe. */
export const loadProbe = async (bytes: Uint8Array<ArrayBuffer>): Promise<Probe> => (await exportsOf(bytes)) as Probe

/** Compiles the SIMD probe; `null` where the engine has no SIMD. */
export const loadProbeSimd = async (mark: string): Promise<ProbeSimd | null> => {
  const bytes = uniqueBytes(bytesOf(probeSimd), mark)
  return WebAssembly.validate(bytes) ? ((await exportsOf(bytes)) as ProbeSimd) : null
}
