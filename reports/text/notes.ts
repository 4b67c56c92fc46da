import type { Benchmark } from '../../harness/schema/manifest.ts'
import { budgetLine } from '../view/budgetLine.ts'
import { byHandSentence } from '../view/byHand.ts'
import { correctionInWords, isCorrectedAway } from '../view/comparisons.ts'
import { controlInWords, isJudge, judgeControl, truthOf } from '../view/controls.ts'
import { failurePlace, failureWhen } from '../view/failurePlace.ts'
import { hasRemark, remarkMeanings } from '../view/flags.ts'
import { whyNoInterval } from '../view/noInterval.ts'
import { belowTarget } from '../view/reach.ts'
import { redoneInWords } from '../view/redone.ts'
import { checkInWords, failedChecks } from '../view/selfTests.ts'
import { stageInWords } from '../view/stageInWords.ts'
import { isLimited, limitMeaning } from '../view/verdictInWords.ts'
import type { View } from '../view/view.ts'
import type { Tone } from './ansi.ts'

/** A line below the table. */
export interface Note {
  readonly tone: Tone
  readonly text: string
}

const headlineEstimates = ({ document, headline }: View) =>
  document.estimates.filter(({ metric }) => metric === headline?.id)

/** Each reason once: it is mostly the same for every cell. */
export const intervalNotes = (view: View): Note[] => {
  const reasons = headlineEstimates(view).flatMap((estimate) => whyNoInterval(estimate) ?? [])
  return [...new Set(reasons)].map((text) => ({ tone: 'warn', text }))
}

const placeOf = ({
  benchmark,
  browser,
  variant,
}: {
  benchmark: string
  browser: string | null
  variant: string
}): string => [benchmark, browser, variant].filter((part) => part !== null).join(' · ')

/** Why the numbers of a browser carry a mark. */
export const selfTestNotes = ({ document, browsers }: View): Note[] =>
  browsers.flatMap(({ id, mark }) =>
    failedChecks(document, id).map((check): Note => ({ tone: 'bad', text: `${mark} ${id}: ${checkInWords(check)}` })),
  )

/** What numbers of browsers stand for that a person opened. */
export const byHandNotes = (view: View): Note[] =>
  [byHandSentence(view)].flatMap((text): Note[] => (text === null ? [] : [{ tone: 'muted', text }]))

/** What the short words in the table mean, and where an interval says more than the verdict may. */
export const verdictNotes = (view: View): Note[] => {
  const judged = headlineEstimates(view).flatMap((estimate) =>
    estimate.ratio === null ? [] : [{ ...estimate, ratio: estimate.ratio }],
  )
  const corrected = judged.filter(({ ratio }) => isCorrectedAway(ratio)).map(placeOf)
  const limited = judged.some(({ ratio }) => isLimited(ratio))
  const correction = judged.flatMap(({ ratio, metric }) => correctionInWords(view.document, metric, ratio) ?? [])[0]
  return [
    limited ? limitMeaning : null,
    correction === undefined
      ? null
      : `undecided although the interval excludes 1, ${correction}: ${corrected.join(', ')}`,
  ].flatMap((text): Note[] => (text === null ? [] : [{ tone: 'muted', text }]))
}

/** Each remark once, with its meaning and the places it is about. */
export const remarkNotes = (view: View): Note[] =>
  [...remarkMeanings].flatMap(([word, meaning]): Note[] => {
    const about = headlineEstimates(view).filter((estimate) => hasRemark(estimate, word))
    return about.length === 0 ? [] : [{ tone: 'muted', text: `${meaning} (${about.map(placeOf).join(', ')})` }]
  })

/** Blocks that did not count, because the machine was noisy. */
export const redoneNotes = ({ document }: View): Note[] =>
  document.redone.map((entry) => ({ tone: 'muted', text: `measured again: ${redoneInWords(entry)}` }))

const controlSummary = (view: View, control: Benchmark): Note[] => {
  const { margin } = view.document.design
  const { id } = control
  const ratios = headlineEstimates(view).flatMap(({ benchmark, browser, variant, ratio }) => {
    const truth = truthOf(control, variant)
    return benchmark === id && ratio !== null && truth !== null
      ? [{ place: `${browser ?? 'build'} · ${variant}`, ratio, truth }]
      : []
  })
  const odd = ratios.filter(({ ratio, truth }) => judgeControl(ratio, truth, margin) !== 'as-it-should')
  const notes = odd.map(({ place, ratio, truth }): Note => ({
    tone: judgeControl(ratio, truth, margin) === 'suspicious' ? 'bad' : 'muted',
    text: `control ${id} · ${place}: ${controlInWords(ratio, truth, margin)}`,
  }))
  const good = ratios.length - odd.length
  if (good === 0) return notes
  const contained = new Set(ratios.map(({ truth }) => truth)).size === 1 ? String(ratios[0]?.truth) : 'the truth'
  const text = `control ${id}: as it should in ${good} of ${ratios.length} (the interval contains ${contained})`
  return [{ tone: 'muted', text }, ...notes]
}

/** One line per control: those that came out well are counted, the others named. */
export const controlNotes = (view: View): Note[] =>
  view.benchmarks.filter(isJudge).flatMap((benchmark) => controlSummary(view, benchmark))

/** One line per variant that too few users can run. */
export const reachNotes = (view: View): Note[] => belowTarget(view).map((text) => ({ tone: 'warn', text }))

/** One line per failure; its details are in the other reports. */
export const failureNotes = (view: View): Note[] =>
  view.document.failures.map((failure) => {
    const when = failureWhen(failure)
    const what = `${stageInWords(failure.stage)}${when === null ? '' : `, ${when}`}`
    return { tone: 'bad', text: `✗ ${failurePlace(failure)}: ${what}. ${failure.message}` }
  })

/** What the budgets came to: who wants to know which, asks `crosslane check`. */
export const budgetNotes = (view: View): Note[] => {
  const line = budgetLine(view)
  const isBroken = view.document.budgets.some(({ limit, cells }) =>
    cells.some(({ outcome }) => limit.level === 'error' && (outcome === 'broken' || outcome === 'failed')),
  )
  return line === null ? [] : [{ tone: isBroken ? 'bad' : 'muted', text: line }]
}

/** What happened, then what to do about it. */
export const warningNotes = (view: View): Note[] =>
  view.document.warnings.map(({ message, hint, browser, benchmark }) => {
    const place = [benchmark, browser].filter((part) => part !== null).join(' · ')
    return { tone: 'warn', text: `! ${place === '' ? '' : `${place}: `}${message} ${hint}` }
  })
