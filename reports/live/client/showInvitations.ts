import type { LiveBoard } from '../../../harness/schema/live.ts'
import { element } from './element.ts'

/** Links by which this browser, or another one, can take part before the run begins. */
export const showInvitations = (page: Document, { invitations }: LiveBoard): void => {
  const place = page.getElementById('invitations')
  place?.toggleAttribute('hidden', invitations.length === 0)
  place?.querySelector('ul')?.replaceChildren(
    ...invitations.map(({ browser, url }) => {
      const link = element(page, 'a', '', 'Measure in this browser')
      // A server of ours; nothing that could be run.
      if (new URL(url).protocol === 'http:') link.setAttribute('href', url)
      return element(page, 'li', '', link, ' as ', element(page, 'span', 'place', browser))
    }),
  )
}
