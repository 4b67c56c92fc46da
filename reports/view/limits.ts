import type { Benchmark } from '../../harness/schema/manifest.ts'
import type { RunDocument } from '../../harness/schema/run.ts'

/** The crate whose sizes are the limits that kernels are held against. */
const limitsCrate = 'limits'

/** How near a kernel comes to what bounds it, in one browser. */
export interface ShareOfLimit {
  readonly benchmark: Benchmark
  readonly browser: string
  /** The variant that comes nearest. */
  readonly variant: string
  /** 1: the limit is reached. */
  readonly share: number
}

const timesOf = ({ estimates }: RunDocument, benchmark: string) =>
  estimates.filter((estimate) => estimate.metric === 'time' && estimate.benchmark === benchmark)

/** Operations a ns that the run saw of a limit, in the browser that did best: what the processor can do, as far as any engine shows it. */
const rateOf = (document: RunDocument, by: string): number | null => {
  const probe = document.benchmarks.find(({ id, crate }) => crate === limitsCrate && id === `${limitsCrate}@${by}`)
  const times = probe ? timesOf(document, probe.id).map(({ value }) => value) : []
  return probe?.elementsPerCall && times.length > 0 ? probe.elementsPerCall / Math.min(...times) : null
}

/** Shares of their limits, by benchmark and browser: of kernels that name theirs, in a run that measured it. */
export const sharesOfLimits = (document: RunDocument): ShareOfLimit[] =>
  document.benchmarks.flatMap((benchmark) => {
    const { id, limit } = benchmark
    const rate = limit && rateOf(document, limit.by)
    if (!limit || !rate) return []
    const best = new Map<string, { variant: string; ns: number }>()
    for (const { browser, variant, value: ns } of timesOf(document, id))
      if (browser !== null && ns < (best.get(browser)?.ns ?? Infinity)) best.set(browser, { variant, ns })
    return [...best].map(([browser, { variant, ns }]) => ({
      benchmark,
      browser,
      variant,
      share: limit.operations / rate / ns,
    }))
  })
