import type { Benchmark } from '../../harness/schema/manifest.ts'
import type { MetricFacts } from '../../harness/schema/metric.ts'
import type { Answer } from '../../harness/schema/run.ts'
import type { SuiteFacts } from '../../harness/schema/suite.ts'
import { cellInWords } from './cellInWords.ts'
import type { BrowserView } from './browsers.ts'
import type { VariantView } from './variants.ts'
import type { View } from './view.ts'

/** The sizes that answers have, as they are in run documents. */
export const brotliId = 'size-brotli'
export const rawId = 'size-raw'

/** A suite that asks something, with what the run has to say to it. */
export interface Question {
  readonly suite: SuiteFacts
  /** Metrics that have an answer in some browser: the first is the one that the question is about. */
  readonly metrics: readonly MetricFacts[]
  /** The suite's variants besides the baseline. */
  readonly variants: readonly VariantView[]
  /** Of how many benchmarks an answer could be the mean in that variant: controls count only where there is nothing else. */
  readonly outOf: (variant: VariantView) => number
  /** `browser` is `null` for sizes. */
  readonly answerAt: (metric: string, browser: string | null, variant: string) => Answer | null
}

/** The benchmarks of which a suite asks about a variant: a crate may be built in it for another suite's sake. */
const askedOf = (
  { benchmarks }: View,
  { id: asked, benchmarks: own }: SuiteFacts,
  { id: variant }: VariantView,
): Benchmark[] =>
  benchmarks.filter(({ id, variants, suites }) => own.includes(id) && (suites[asked] ?? variants).includes(variant))

const outOfIn =
  (view: View, suite: SuiteFacts) =>
  (variant: VariantView): number => {
    const own = askedOf(view, suite, variant)
    const others = own.filter(({ control }) => !control)
    return others.length === 0 ? own.length : others.length
  }

/** Every suite of the run that asks something, in the order of the document. */
export const questionsOf = (view: View): Question[] =>
  view.document.suites
    .filter(({ question }) => question !== '')
    .map((suite) => {
      const own = view.document.answers.filter((answer) => answer.suite === suite.id)
      return {
        suite,
        metrics: view.metrics.filter(({ id }) => own.some(({ metric, browser }) => metric === id && browser !== null)),
        variants: view.contenders.filter(({ id }) => suite.variants.includes(id)),
        outOf: outOfIn(view, suite),
        answerAt: (metric, browser, variant) =>
          own.find((answer) => answer.metric === metric && answer.browser === browser && answer.variant === variant) ??
          null,
      }
    })

/** Whether the question is answered for that variant in any browser, or at least by a size. */
export const isAnswered = (view: View, question: Question, variant: VariantView): boolean =>
  view.document.answers.some((answer) => answer.suite === question.suite.id && answer.variant === variant.id)

/** Why a question has no answer in a browser: what most of its benchmarks lack there. */
export const whyNoAnswer = (
  view: View,
  { suite }: Question,
  browser: BrowserView,
  variant: VariantView,
  metric: string,
): string => {
  const cells = askedOf(view, suite, variant).map((benchmark) => view.cellAt(benchmark, browser.id, variant.id, metric))
  const reasons = cells.flatMap((cell) => (cell.state === 'measured' ? [] : [cellInWords(cell)]))
  const counts = Map.groupBy(reasons, (reason) => reason)
  const [most] = [...counts].toSorted(([, one], [, other]) => other.length - one.length)
  return most?.[0] ?? (cells.length === 0 ? '– not for these crates' : '– no ratio')
}
