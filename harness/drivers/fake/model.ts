/** Which visits a trouble befalls: those of this benchmark, in every browser or in the one that is named. */
interface Place {
  readonly benchmark: string
  /** Id in the config. */
  readonly browser?: string
}

/** Something that goes wrong, each in the way in which a real browser does it. */
export type FakeTrouble =
  /** The browser does not start. */
  | { readonly kind: 'launch'; readonly browser?: string }
  /** In the self-test: code stays in the baseline tier, or pages are not isolated and their clock is coarse. */
  | { readonly kind: 'baseline-only' | 'not-isolated'; readonly browser?: string }
  /** The page crashes, the browser ends, the page never answers, or what it posts is no result. */
  | ({ readonly kind: 'crash' | 'gone' | 'hang' | 'garbage' } & Place)
  /**
   * One variant returns a wrong result, traps in its first call, or needs what the engine lacks; leaks 64 KiB in every round of a
   * memory visit; never gets a frame.
   */
  | ({
      readonly kind: 'wrong-checksum' | 'trap' | 'skipped' | 'leak' | 'stalled-frames'
      readonly variant: string
    } & Place)

/** The world that the fake browser measures. */
export interface FakeModel {
  /** True time of one call, in ns. */
  timeNs(variant: string, benchmark: string, browser: string): number
  /** Standard deviations as shares of the time: of a sample, of a variant within a visit, of all variants of a visit together. */
  readonly noise: { readonly sample: number; readonly variant: number; readonly visit: number }
  readonly troubles: readonly FakeTrouble[]
}

/** A kernel that the compiler speeds up a little and hand-written SIMD four times, on a machine like any other. */
export const defaultModel: FakeModel = {
  timeNs: (variant) => ({ scalar: 40_000, autovec: 25_000 })[variant] ?? 10_000,
  noise: { sample: 0.01, variant: 0.003, visit: 0.05 },
  troubles: [],
}

/**
 * How many times as long as the model says a module takes: by the bytes `fake-time=1.02;` anywhere in it, as those of an exported
 * static, and by `fake-time@2.0=1.05;` in that version of the browser. So a commit can make a crate slower, and an update can,
 * although nothing is run.
 */
export const timeFactorIn = (module: Buffer, version: string): number =>
  [...module.toString('latin1').matchAll(/fake-time(?:@([\d.]+))?=(\d+(?:\.\d+)?);/g)]
    .filter(([, only = version]) => only === version)
    .reduce((product, [, , factor]) => product * Number(factor), 1)
