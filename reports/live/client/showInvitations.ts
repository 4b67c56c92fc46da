import type { LiveBoard } from '../../../harness/schema/live.ts'

/** Links by which this browser, or another one, can take part before the run begins. */
export const showInvitations = (page: Document, { invitations }: LiveBoard): void => {
  const place = page.getElementById('invitations')
  place?.toggleAttribute('hidden', invitations.length === 0)
  place?.querySelector('ul')?.replaceChildren(
    ...invitations.map(({ browser, url }) => {
      const [item, link, name] = [page.createElement('li'), page.createElement('a'), page.createElement('span')]
      // A server of ours; nothing that could be run.
      if (new URL(url).protocol === 'http:') link.href = url
      link.textContent = 'Measure in this browser'
      name.className = 'place'
      name.textContent = browser
      item.append(link, ' as ', name)
      return item
    }),
  )
}
