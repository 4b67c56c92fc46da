import type { BrowserFacts } from '../../harness/schema/browser.ts'
import { list } from '../format/list.ts'
import type { View } from './view.ts'

/** Whether a person opened it: on whatever device, in whatever state. */
export const isByHand = ({ driver }: Pick<BrowserFacts, 'driver'>): boolean => driver === 'manual'

/** Put behind the name of a browser that a person opened, wherever its numbers stand. */
export const byHand = 'by hand'

/** What numbers of browsers opened by hand stand for, in one sentence; `null` where there are none. */
export const byHandSentence = ({ document }: View): string | null => {
  const names = document.browsers.filter(isByHand).map(({ id, name, version }) => `${id} (${name} ${version})`)
  if (names.length === 0) return null
  const [was, its] = names.length === 1 ? ['was', 'its'] : ['were', 'their']
  return `${list(names)} ${was} opened by hand, maybe on another device: the processor, the noise and the processes in this report are those of the machine that ran crosslane, which need not be ${its} own.`
}
