import type { PageScripts } from '../../server/routes/pages.ts'
import { bundle } from '../bundle.ts'
import { sibling } from '../sibling.ts'

const page = (name: string): string => sibling(new URL(`../page/${name}`, import.meta.url))

/** The scripts of the pages, bundled for the browser. */
export const pageScripts = (): PageScripts => ({
  visit: bundle(page('main')),
  worker: bundle(page('threads/worker')),
  lobby: bundle(page('byHand/lobby')),
  selfTest: bundle(page('selfTest/main')),
})
