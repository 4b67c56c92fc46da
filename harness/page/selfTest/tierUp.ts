import { loadProbe, type Probe, probeBytes } from '../probe/load.ts'
import type { Stopwatch } from '../stopwatch.ts'
import { fastestNs } from './fastest.ts'

/**
 * Steps of one call: some 5 µs in optimised code, 40 µs in baseline code, 200 µs in an interpreter. Long enough for any
 * clock of an isolated page, and over before JavaScriptCore has compiled what its interpreter is running.
 */
const steps = 5000
/** Cold code is cold once for each module, so several are taken: interruptions only ever add time. */
const modules = 5

const limits = { leastMs: 300, mostMs: 800 }

const firstCallNs = ({ canary }: Probe, stopwatch: Stopwatch): number => {
  // V8 compiles, by its baseline compiler, when a function is called for the first time.
  canary(1)
  return stopwatch.time(() => canary(steps)) * 1e6
}

/** The fastest of the first calls, in ns, of several modules with the bytes that `bytesOf` gives. */
const coldCallNs = async (bytesOf: (index: number) => Uint8Array<ArrayBuffer>, stopwatch: Stopwatch) => {
  const first: number[] = []
  for (let index = 0; index < modules; index++) {
    first.push(firstCallNs(await loadProbe(bytesOf(index)), stopwatch))
  }
  return Math.min(...first)
}

/** How fast the canary is, per call in ns: cold, warm, and cold again once the engine has optimised a module like it. */
export const tierUp = async (mark: string, stopwatch: Stopwatch) => {
  const unique = (index: number | string) => probeBytes(`${mark} ${index}`)
  const coldNs = await coldCallNs(unique, stopwatch)
  const same = unique('warm')
  const { canary } = await loadProbe(same)
  const warmNs = fastestNs(() => canary(steps), stopwatch, limits)
  return {
    coldNs,
    warmNs,
    sameBytesNs: await coldCallNs(() => same, stopwatch),
    uniqueBytesNs: await coldCallNs((index) => unique(`again ${index}`), stopwatch),
  }
}
