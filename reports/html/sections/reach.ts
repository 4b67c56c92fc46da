import { list } from '../../format/list.ts'
import { type Reaching, reachingOf, shareOfUsers } from '../../view/reach.ts'
import type { View } from '../../view/view.ts'
import { html, type Markup } from '../markup.ts'
import { type Section, section } from '../section.ts'
import { featureTable, moduleTable } from './reachTables.ts'

/** Where the shares come from, and of what day that is. */
const dataOf = (reaching: readonly Reaching[]): Markup => {
  const sources = reaching.flatMap(({ reach }) =>
    reach.data.map(({ name, version, date }) => `${name} ${version} of ${date}`),
  )
  return html`<p>
    Data: ${list([...new Set(sources)])}. Usage is that of caniuse.com (CC BY 4.0); Baseline says whether all major
    browsers have a feature.
  </p>`
}

/** Who can run the modules. */
export const reach = (view: View): Section | null => {
  const reaching = reachingOf(view)
  const [first] = reaching
  if (first === undefined) return null
  const usesThreads = reaching.some((one) => one.reach.features.some(({ feature }) => feature === 'threads'))
  return section(
    'reach',
    'Reach',
    `Of all users, those whose browser is known to have every Wasm feature that the module really uses; bold is what keeps users out. At most, because the statistics count every Chrome for Android as the newest one. Browsers that they do not know (${shareOfUsers(1 - first.reach.tracked)} of users), and those whose features nobody has recorded, count as unable.`,
    [
      moduleTable(view, reaching),
      html`<h3>Features</h3>`,
      featureTable(reaching),
      usesThreads
        ? html`<p>Threads need an isolated page besides (the COOP and COEP headers), whatever the browser.</p>`
        : null,
      dataOf(reaching),
    ],
  )
}
