import type { LiveBoard } from '../../../harness/schema/live.ts'
import { failurePlace, failureWhen } from '../../view/failurePlace.ts'
import { stageInWords } from '../../view/stageInWords.ts'
import { warningPlace } from '../../view/warningPlace.ts'
import { element } from './element.ts'
import { say } from './say.ts'

const details = (page: Document, text: string): Element => {
  const made = element(page, 'pre', '', text)
  made.setAttribute('tabindex', '0')
  return made
}

/** All failures so far, with the page's own words. */
export const showFailures = (page: Document, { failures }: LiveBoard): void => {
  page.getElementById('no-failures')?.toggleAttribute('hidden', failures.length > 0)
  page.querySelector('#failures .failures')?.replaceChildren(
    ...failures.map((failure) => {
      const head = element(page, 'p', 'failure-head', element(page, 'strong', '', stageInWords(failure.stage)), ' ')
      head.append(
        element(page, 'span', 'place', failurePlace(failure)),
        ' ',
        element(page, 'span', 'when', failureWhen(failure) ?? ''),
      )
      const more = failure.details === '' ? [] : [details(page, failure.details)]
      return element(page, 'li', 'failure', head, element(page, 'p', '', failure.message), ...more)
    }),
  )
}

export const showWarnings = (page: Document, { warnings }: LiveBoard): void => {
  page.getElementById('warnings')?.toggleAttribute('hidden', warnings.length === 0)
  page
    .querySelector('#warnings ul')
    ?.replaceChildren(
      ...warnings.map((warning) =>
        element(
          page,
          'li',
          '',
          element(page, 'span', 'place', warningPlace(warning)),
          ' ',
          element(page, 'strong', '', warning.message),
          ' ',
          element(page, 'span', '', warning.hint),
        ),
      ),
    )
}

/** The newest lines; whoever has scrolled up is left there. */
export const showLines = (page: Document, { lines }: LiveBoard, before: LiveBoard | null): void => {
  const box = page.querySelector('.live-lines')
  if (box === null) return
  const isAtEnd = before === null || box.scrollTop + box.clientHeight >= box.scrollHeight - 4
  say(page, 'said', lines.join('\n'))
  if (isAtEnd) box.scrollTop = box.scrollHeight
}
