import type { Engine } from '../schema/config.ts'
import type { SelfCheck, SelfMeasurements } from '../schema/selfTest.ts'

/**
 * How many times as fast as cold code warm code must be. Seen, optimised over cold: Chromium 7, Firefox 8, WebKit 36 to 65.
 * Code that stays in the first tier is at 1; WebKit has two tiers below the optimised one, and the second of them is at 6.
 */
const leastTierUp: Record<Engine, number> = { chromium: 2.5, firefox: 2.5, webkit: 12 }
/**
 * A call is 5,000 steps that wait for each other: 4 cycles each in optimised code, 28 and more in any other. No CPU is so
 * fast that a call takes less than this in code that is not optimised, in ns.
 */
const surelyOptimisedNs = 15_000
/** Seen, with optimised code in all engines: 6 to 17. */
const leastSimd = 2
/** Of isolated pages; others are given 100 µs (Chromium) to 1 ms (Firefox, WebKit). In ms. */
const coarsestStepMs = 0.1
/** Above this, pages are drawn less often than on the slowest of usual screens. In ms. */
const longestFrameMs = 40

type Judged = Pick<SelfCheck, 'status' | 'found' | 'hint'>

const passed = (found: string): Judged => ({ status: 'passed', found, hint: '' })
const failed = (found: string, hint: string): Judged => ({ status: 'failed', found, hint })
const noted = (found: string, hint: string): Judged => ({ status: 'noted', found, hint })

const times = (ratio: number): string => `${ratio.toFixed(1)} times as fast as`

const unmeasured = ({ errors }: SelfMeasurements): Judged =>
  failed(
    `could not be measured: ${errors.join('; ') || 'the page does not say why'}`,
    'Open the browser by hand and look whether WebAssembly works there; a setting or a policy can turn it off.',
  )

const tierUp = (measured: SelfMeasurements, least: number): Judged => {
  const { coldNs, warmNs } = measured
  if (coldNs === null || warmNs === null) return unmeasured(measured)
  const ratio = coldNs / warmNs
  const found = `warm code is ${times(ratio)} cold`
  if (ratio >= least) return passed(found)
  if (warmNs < surelyOptimisedNs)
    return noted(
      `${found}, and optimised`,
      'Code seems to be optimised at once: by flags, or because the machine was busy.',
    )
  return failed(
    `${found}, at least ${least} is expected`,
    'Its code is compiled by one tier only, the baseline as a rule: by a debugger, by developer tools, or by flags and settings such as --liftoff-only or JSC_useOMGJIT=0. Take them away, or use a stock browser.',
  )
}

const simd = (measured: SelfMeasurements): Judged => {
  const { scalarNs, simdNs } = measured
  if (scalarNs === null) return unmeasured(measured)
  if (simdNs === null) return noted('this engine has no SIMD', 'Variants that need it are skipped in this browser.')
  const found = `sums of bytes are ${times(scalarNs / simdNs)} without SIMD`
  if (scalarNs / simdNs >= leastSimd) return passed(found)
  return failed(
    `${found}, at least ${leastSimd} is expected`,
    'SIMD is emulated, or its code is not optimised: look at the flags of the browser, and at what the CPU can do.',
  )
}

/** What to do about a page that came over plain http from another machine. */
const openNearer =
  'Browsers keep fine clocks from pages that come over plain http from another machine. An Android phone on a cable takes this machine for itself: type adb reverse tcp:PORT tcp:PORT with the port of the link, and open the one with 127.0.0.1.'

const isolation = ({ crossOriginIsolated, secureContext }: SelfMeasurements): Judged =>
  crossOriginIsolated
    ? passed('pages are cross-origin isolated')
    : failed(
        `pages are not cross-origin isolated${secureContext ? '' : ': they came over plain http from another machine'}`,
        !secureContext
          ? openNearer
          : 'Clocks are coarse, and other sites may share the process. Look for a proxy that removes headers (COOP, COEP), or a browser that does not know them.',
      )

const clock = ({ clockStepMs, clockRegular, secureContext }: SelfMeasurements): Judged => {
  const step = `${Number((clockStepMs * 1000).toPrecision(3))} µs`
  const found = `the clock moves in ${clockRegular ? 'regular' : 'irregular'} steps of ${step}`
  if (clockStepMs <= coarsestStepMs) return passed(found)
  return failed(
    `${found}, at most ${coarsestStepMs * 1000} µs are expected`,
    secureContext
      ? 'Short times cannot be told apart. Look for settings that coarsen clocks, such as privacy.resistFingerprinting in Firefox.'
      : openNearer,
  )
}

/** What draws seldom or never makes frame times wrong, and no others: that is known, but no reason for doubt. */
const frames = ({ frames: count, frameMs }: SelfMeasurements): Judged => {
  const hint = 'Frame times of this browser mean little; other times are not affected.'
  if (frameMs === null) return noted('no frames are drawn', hint)
  const found = `a frame every ${frameMs.toFixed(1)} ms, median of ${count}`
  return frameMs <= longestFrameMs ? passed(found) : noted(found, hint)
}

const visibility = ({ visible, focused }: SelfMeasurements): Judged => {
  if (!visible)
    return failed(
      'the page is hidden',
      'Hidden pages are slowed down. Keep the window open and in front, on a screen that is on.',
    )
  if (!focused) return noted('the page is visible, but has no focus', 'Leave its window in front while it measures.')
  return passed('the page is visible and has the focus')
}

const compileCache = (measured: SelfMeasurements, least: number): Judged => {
  const { coldNs, warmNs, sameBytesNs, uniqueBytesNs } = measured
  if (coldNs === null || warmNs === null || sameBytesNs === null || uniqueBytesNs === null) return unmeasured(measured)
  if (coldNs / warmNs < least)
    return noted('not to be told where warm code is hardly faster than cold', 'Mend the tier-up first.')
  // Cold and warm are many times apart, so what is nearer to warm, by its ratio, is warm.
  const isWarm = (ns: number) => ns < Math.sqrt(coldNs * warmNs)
  if (isWarm(uniqueBytesNs))
    return failed(
      'modules with bytes of their own start with optimised code',
      'Times of first calls and of compiling are those of a cache. This should not be: please report it, with the version of the browser.',
    )
  if (isWarm(sameBytesNs))
    return noted(
      'the same bytes, compiled again, start with optimised code',
      'Nothing needs to be done: every module that is measured has bytes of its own.',
    )
  return passed('every module starts with cold code')
}

/**
 * Says of measurements what is well, what is worth knowing, and what makes every number of the browser doubtful.
 *
 * @param about.engine `null`: nobody knows; then it has to do what any of them does
 */
export const judge = (measured: SelfMeasurements, { engine }: { readonly engine: Engine | null }): SelfCheck[] => {
  const least = engine === null ? Math.min(...Object.values(leastTierUp)) : leastTierUp[engine]
  return [
    { id: 'tier-up', title: 'Tier-up', ...tierUp(measured, least) },
    { id: 'simd', title: 'SIMD', ...simd(measured) },
    { id: 'isolation', title: 'Isolation', ...isolation(measured) },
    { id: 'clock', title: 'Clock', ...clock(measured) },
    { id: 'frames', title: 'Frames', ...frames(measured) },
    { id: 'visibility', title: 'Visibility', ...visibility(measured) },
    { id: 'compile-cache', title: 'Compile cache', ...compileCache(measured, least) },
  ]
}
