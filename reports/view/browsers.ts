import type { RunDocument } from '../../harness/schema/run.ts'
import { byHand, isByHand } from './byHand.ts'
import { markOf } from './selfTests.ts'

export type LaunchedBrowser = RunDocument['browsers'][number]

export interface BrowserView {
  readonly id: string
  /** The id as tables of the terminal show it: `phone (by hand)`. */
  readonly name: string
  /** What it calls itself, and its major version: `Chromium 156`. The id too where two would read the same, and `by hand` where a person opened it. */
  readonly title: string
  /** With the exact version. */
  readonly fullTitle: string
  /** `null` for a browser that never started. */
  readonly facts: LaunchedBrowser | null
  /** `†` where it failed its self-test: belongs behind each of its numbers. */
  readonly mark: string
}

/** WebKitGTK numbers its releases 2.x, so there the minor version is the telling one. */
const shortVersion = ({ engine, version }: LaunchedBrowser): string =>
  version
    .split('.')
    .slice(0, engine === 'webkit' ? 2 : 1)
    .join('.')

const short = (facts: LaunchedBrowser): string => `${facts.name} ${shortVersion(facts)}`

/** Every browser that was launched, and then those that the run knows of only by their failures. */
export const browsersOf = (document: RunDocument): BrowserView[] => {
  const launched = new Map(document.browsers.map((facts) => [facts.id, facts]))
  const mentioned = [...document.estimates, ...document.skips, ...document.failures].map(({ browser }) => browser)
  const ids = new Set([...launched.keys(), ...mentioned.filter((id) => id !== null)])
  const shared = (title: string) => document.browsers.filter((facts) => short(facts) === title).length > 1

  return [...ids].map((id) => {
    const facts = launched.get(id) ?? null
    const mark = markOf(document, id)
    if (facts === null) return { id, name: id, title: id, fullTitle: id, facts, mark }
    const name = isByHand(facts) ? `${id} (${byHand})` : id
    const suffix = `${shared(short(facts)) ? ` (${id})` : ''}${isByHand(facts) ? `, ${byHand}` : ''}`
    const fullTitle = `${facts.name} ${facts.version}${suffix}`
    return { id, name, title: `${short(facts)}${suffix}`, fullTitle, facts, mark }
  })
}
