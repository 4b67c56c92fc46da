import { loadCanary } from './probe/canary.ts'
import type { Stopwatch } from './stopwatch.ts'

/** A small kernel that is the same in every visit of every run: when its time changes, the machine did. */
export interface Canary {
  /** Takes one sample: time per call in ns. */
  sampleNs(stopwatch: Stopwatch): number
}

const calls = 10
const warmUpMs = 20

/** Loads the canary and warms it up. */
export const warmCanary = async (mark: string): Promise<Canary> => {
  const { run } = await loadCanary(mark)
  const work = (): void => {
    for (let call = 0; call < calls; call++) run()
  }
  const start = performance.now()
  while (performance.now() - start < warmUpMs) work()
  return { sampleNs: (stopwatch) => Math.round((stopwatch.time(work) / calls) * 1e8) / 100 }
}
