import type { MetricFacts } from '../../harness/schema/metric.ts'
import type { Answer } from '../../harness/schema/run.ts'
import { amount } from '../format/amount.ts'
import { list } from '../format/list.ts'
import { plural } from '../format/plural.ts'
import { isNearOne, ratioInText } from '../format/ratio.ts'
import { brotliId, isAnswered, type Question } from './answers.ts'
import { isScript } from './scripts.ts'
import type { BrowserView } from './browsers.ts'
import type { VariantView } from './variants.ts'
import type { View } from './view.ts'

/** As many variants are told of one by one; of more, those at the ends. */
const told = 3

/** `3.42× (3.38–3.46) as fast`, `2.3 % (1.9 to 2.7) faster`, `undecided: +0.3 % (−0.5 to +1.1)`. */
const effectWords = ({ ratio, interval, verdict }: Answer, { group }: MetricFacts): string => {
  const speed = group === 'throughput'
  const text = ratioInText({ value: ratio, interval })
  if (verdict === 'equivalent') return `no different: ${text}`
  if (verdict === 'inconclusive') return interval === null ? `${text}, without an interval` : `undecided: ${text}`
  if (!isNearOne(ratio)) return `${text} as ${speed ? 'fast' : 'good'}`
  const unsigned = text.replaceAll(ratio > 1 ? '+' : '−', '')
  const words = speed ? (['faster', 'slower'] as const) : (['better', 'worse'] as const)
  return `${unsigned} ${ratio > 1 ? words[0] : words[1]}`
}

/** What the variant takes, where the answers say so: `modules +2.0 % (brotli)`, `Linear memory −36 %`. */
const amountWords = (view: View, question: Question, variant: VariantView): string[] => {
  const size = question.answerAt(brotliId, null, variant.id)
  const what = isScript(view, variant.id) ? 'script against module' : 'modules'
  const memory = question.metrics
    .filter(({ unit }) => unit === 'bytes')
    .flatMap(({ id, title }) => {
      const own = view.browsers.flatMap((browser) => question.answerAt(id, browser.id, variant.id)?.ratio ?? [])
      const ends = [...new Set([Math.max(...own), Math.min(...own)].map((ratio) => amount(1 / ratio)))]
      return own.length === 0
        ? []
        : [`${title.replace(/^\p{Lu}/u, (letter) => letter.toLowerCase())} ${ends.join(' to ')}`]
    })
  return [...(size === null ? [] : [`${what} ${amount(1 / size.ratio)} (brotli)`]), ...memory]
}

/** A browser's name without its version, which the table has; with it where two have the same name. */
const shortName = ({ browsers }: View, { facts, title }: BrowserView): string =>
  facts === null || browsers.filter((other) => other.facts?.name === facts.name).length > 1 ? title : facts.name

const inBrowsers = (view: View, question: Question, metric: MetricFacts | undefined, variant: VariantView): string => {
  const clauses = view.browsers.flatMap((browser) => {
    const answer = metric && question.answerAt(metric.id, browser.id, variant.id)
    return answer ? [`${effectWords(answer, metric)}${browser.mark} in ${shortName(view, browser)}`] : []
  })
  return [list(clauses), ...amountWords(view, question, variant)].filter((part) => part !== '').join(', ')
}

/** Mean over the browsers, for an order; `null` where no browser has an answer. */
const logMean = (view: View, question: Question, metric: string, variant: VariantView): number | null => {
  const own = view.browsers.flatMap(({ id }) => question.answerAt(metric, id, variant.id)?.ratio ?? [])
  return own.length === 0 ? null : own.reduce((sum, ratio) => sum + Math.log(ratio), 0) / own.length
}

const most = (
  variants: readonly VariantView[],
  score: (variant: VariantView) => number | null,
  sign: 1 | -1,
): VariantView | undefined => {
  const scored = variants.flatMap((variant) => {
    const value = score(variant)
    return value === null ? [] : [{ variant, value: sign * value }]
  })
  return scored.toSorted((one, other) => other.value - one.value)[0]?.variant
}

/** The variants that the sentence is about, with what makes each of them worth a word. */
const chosen = (
  view: View,
  question: Question,
  metric: MetricFacts | undefined,
): (readonly [string, VariantView])[] => {
  const answered = question.variants.filter((variant) => isAnswered(view, question, variant))
  if (answered.length <= told && question.suite.chart !== 'pareto') return answered.map((variant) => ['', variant])
  const speed = (variant: VariantView) => (metric ? logMean(view, question, metric.id, variant) : null)
  const size = (variant: VariantView) => question.answerAt(brotliId, null, variant.id)?.ratio ?? null
  const [best, worst] =
    metric?.group === 'throughput' ? (['fastest', 'slowest'] as const) : (['best', 'worst'] as const)
  const modules = answered.filter(({ id }) => !isScript(view, id))
  const other = question.suite.chart === 'pareto' ? most(modules, size, 1) : most(answered, speed, -1)
  const ends: readonly (readonly [string, VariantView | undefined])[] = [
    [best, most(answered, speed, 1)],
    [question.suite.chart === 'pareto' ? 'smallest' : worst, other],
  ]
  return ends.flatMap(([word, variant]) => (variant === undefined ? [] : [[`${word}: `, variant] as const]))
}

/** Of how many benchmarks the answers are: `22 benchmarks`, `20 to 22 benchmarks`. */
const overWords = (view: View, { suite }: Question, variants: readonly VariantView[]): string => {
  const counts = view.document.answers
    .filter((answer) => answer.suite === suite.id && variants.some(({ id }) => id === answer.variant))
    .filter(({ browser }, _, all) => browser !== null || all.every((answer) => answer.browser === null))
    .map(({ benchmarks }) => benchmarks.length)
  const [fewest, largest] = [Math.min(...counts), Math.max(...counts)]
  return fewest === largest ? plural(largest, 'benchmark') : `${fewest} to ${largest} benchmarks`
}

/** What a sentence says of one variant: `fastest: `, the variant, and its numbers. */
export interface AnswerPart {
  readonly word: string
  readonly variant: VariantView
  readonly numbers: string
}

/** `null` where nothing is answered. */
export interface AnswerSentence {
  /** `Against scalar, over 22 benchmarks: ` */
  readonly head: string
  readonly parts: readonly AnswerPart[]
}

/** `on 2 threads in Chromium and Firefox, 4 in WebKit`: as many as a browser says that it has cores. */
const threadWords = (view: View, { suite }: Question, variants: readonly VariantView[]): string | null => {
  const own = view.document.threads.filter(
    ({ benchmark, variant }) => suite.benchmarks.includes(benchmark) && variants.some(({ id }) => id === variant),
  )
  if (own.length === 0) return null
  const browsersOf = (threads: number): string[] =>
    view.browsers
      .filter(({ id }) => own.some((row) => row.browser === id && row.threads === threads))
      .map((browser) => shortName(view, browser))
  const counts = [...new Set(own.map(({ threads }) => threads))].toSorted((a, b) => a - b)
  if (counts.length === 1) return `on ${counts[0]} threads`
  return `on ${counts.map((count) => `${count} threads in ${list(browsersOf(count))}`).join(', ')}`
}

/** The answer to a suite's question, made of its numbers. */
export const answerOf = (view: View, question: Question): AnswerSentence | null => {
  const metric = question.metrics.find(({ unit }) => unit !== 'bytes')
  const about = chosen(view, question, metric)
  if (about.length === 0) return null
  const variants = about.map(([, variant]) => variant)
  const isSpeed = metric === undefined || metric.group === 'throughput'
  const head = [
    isSpeed ? null : metric.title,
    `${isSpeed ? 'Against' : 'against'} ${view.baseline?.title ?? view.document.baseline}`,
    `over ${overWords(view, question, variants)}`,
    threadWords(view, question, variants),
  ]
  return {
    head: `${head.filter((part) => part !== null).join(', ')}${about[0]?.[0] === '' ? ': ' : ', '}`,
    parts: about.map(([word, variant]) => ({ word, variant, numbers: inBrowsers(view, question, metric, variant) })),
  }
}

/** What stands where nothing is answered. */
export const noAnswer = 'No answer: nothing of it has a ratio.'

/** In one sentence: `Against scalar, over 22 benchmarks: hand-written SIMD 3.4× (3.3–3.5) as fast in Chromium, modules +2.0 % (brotli).` */
export const answerSentence = (view: View, question: Question): string => {
  const answer = answerOf(view, question)
  if (answer === null) return noAnswer
  const parts = answer.parts.map(({ word, variant, numbers }) => `${word}${variant.title} ${numbers}`)
  return `${answer.head}${parts.join('; ')}.`
}

/** For reports that are all text: each question with its answer. */
export const answerLines = (view: View, questions: readonly Question[]): string[] =>
  questions.map((question) => `${question.suite.question} ${answerSentence(view, question)}`)
