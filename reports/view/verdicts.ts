import type { Benchmark } from '../../harness/schema/manifest.ts'
import type { Ratio, Verdict } from '../../harness/schema/run.ts'
import type { BrowserView } from './browsers.ts'
import { truthOf } from './controls.ts'
import type { VariantView } from './variants.ts'
import { isUntimed, type View } from './view.ts'

/** A benchmark that has a speed-up. */
export interface Judged {
  readonly benchmark: Benchmark
  readonly ratio: Ratio
}

export interface VariantVerdict {
  readonly variant: VariantView
  readonly judged: readonly Judged[]
  readonly failed: number
  readonly skipped: number
  /** Belongs behind each of its numbers. */
  readonly mark: string
}

/** A ratio whose truth is known beforehand. */
export interface Control extends Judged {
  readonly variant: VariantView
  readonly truth: number
}

/** What a run says about one browser. Controls are apart: they judge the measurement. */
export interface BrowserVerdict {
  readonly browser: BrowserView
  readonly variants: readonly VariantVerdict[]
  readonly controls: readonly Control[]
  /** Why there is not a single number, or `null`. */
  readonly unavailable: string | null
}

const judgedIn = (view: View, browser: BrowserView, variant: VariantView): Judged[] =>
  view.timed.flatMap((benchmark) => {
    const cell = view.headline && view.cellAt(benchmark, browser.id, variant.id, view.headline.id)
    return cell?.state === 'measured' && cell.estimate.ratio !== null ? [{ benchmark, ratio: cell.estimate.ratio }] : []
  })

const countState = (view: View, browser: BrowserView, variant: VariantView, state: 'failed' | 'skipped'): number =>
  view.timed.filter(
    (benchmark) =>
      view.headline !== null && view.cellAt(benchmark, browser.id, variant.id, view.headline.id).state === state,
  ).length

/** How many ratios have that verdict. */
export const withVerdict = ({ judged }: VariantVerdict, verdict: Verdict): readonly Judged[] =>
  judged.filter(({ ratio }) => ratio.verdict === verdict)

/** One verdict per browser, in the view's order. */
export const verdictsOf = (view: View): BrowserVerdict[] =>
  view.browsers.map((browser) => {
    const hasNumbers = view.document.estimates.some((estimate) => estimate.browser === browser.id)
    const reason = view.document.failures.find((failure) => failure.browser === browser.id)
    return {
      browser,
      // Where nothing could have a speed-up, nothing is said of it.
      variants: (isUntimed(view) ? [] : view.contenders)
        .map((variant) => ({
          variant,
          judged: judgedIn(view, browser, variant).filter(({ benchmark }) => truthOf(benchmark, variant.id) === null),
          failed: countState(view, browser, variant, 'failed'),
          skipped: countState(view, browser, variant, 'skipped'),
          mark: browser.mark,
        }))
        // Of many, those that say something.
        .filter(({ judged, failed, skipped }) => !view.isLong || judged.length + failed + skipped > 0),
      controls: view.contenders.flatMap((variant) =>
        judgedIn(view, browser, variant).flatMap(({ benchmark, ratio }): Control[] => {
          const truth = truthOf(benchmark, variant.id)
          return truth === null ? [] : [{ variant, benchmark, ratio, truth }]
        }),
      ),
      unavailable: hasNumbers ? null : (reason?.message ?? 'It was not measured.'),
    }
  })
