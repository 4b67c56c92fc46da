import type { BrowserFacts } from '../schema/browser.ts'

/** A browser of the config that can be launched, or why it cannot and what to type. */
export type BrowserState =
  | { readonly ok: true; readonly found: { readonly facts: BrowserFacts } }
  | { readonly ok: false; readonly why: string; readonly hint: string }

/** Looks anew, each time it is called, for every browser of the config: what a run would take for each of its ids. */
export type FindBrowsers = () => Promise<Readonly<Record<string, BrowserState>>>

/** For an id that nobody looked for. */
export const unknownBrowserState: BrowserState = {
  ok: false,
  why: 'No driver knows of one.',
  hint: 'Type: npx crosslane doctor',
}
