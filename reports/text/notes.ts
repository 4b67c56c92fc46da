import { controlInWords, judgeControl } from '../view/controls.ts'
import { failurePlace, failureWhen } from '../view/failurePlace.ts'
import { whyNoInterval } from '../view/noInterval.ts'
import { stageInWords } from '../view/stageInWords.ts'
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

const controlSummary = (view: View, id: string): Note[] => {
  const ratios = headlineEstimates(view).flatMap(({ benchmark, browser, variant, ratio }) =>
    benchmark === id && ratio !== null ? [{ place: `${browser ?? 'build'} · ${variant}`, ratio }] : [],
  )
  const odd = ratios.filter(({ ratio }) => judgeControl(ratio) !== 'as-it-should')
  const notes = odd.map(({ place, ratio }): Note => ({
    tone: judgeControl(ratio) === 'suspicious' ? 'bad' : 'muted',
    text: `control ${id} · ${place}: ${controlInWords(ratio)}`,
  }))
  const good = ratios.length - odd.length
  if (good === 0) return notes
  const text = `control ${id}: as it should in ${good} of ${ratios.length} (the interval contains 1)`
  return [{ tone: 'muted', text }, ...notes]
}

/** One line per control: those that came out well are counted, the others named. */
export const controlNotes = (view: View): Note[] =>
  view.benchmarks.filter(({ control }) => control).flatMap(({ id }) => controlSummary(view, id))

/** One line per failure; its details are in the other reports. */
export const failureNotes = (view: View): Note[] =>
  view.document.failures.map((failure) => {
    const when = failureWhen(failure)
    const what = `${stageInWords(failure.stage)}${when === null ? '' : `, ${when}`}`
    return { tone: 'bad', text: `✗ ${failurePlace(failure)}: ${what}. ${failure.message}` }
  })

/** What happened, then what to do about it. */
export const warningNotes = (view: View): Note[] =>
  view.document.warnings.map(({ message, hint, browser, benchmark }) => {
    const place = [benchmark, browser].filter((part) => part !== null).join(' · ')
    return { tone: 'warn', text: `! ${place === '' ? '' : `${place}: `}${message} ${hint}` }
  })
