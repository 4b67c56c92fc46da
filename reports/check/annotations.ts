import type { CheckDocument } from '../../harness/schema/check.ts'
import { figureInWords, limitInWords, placeInWords, summaryOf } from './words.ts'

// Workflow commands of GitHub Actions: https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands

const ofMessage = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
const ofProperty = (text: string): string => ofMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C')

/** GitHub shows ten of a kind for each step. */
const most = 10

/** A line for each cell that is not kept, which GitHub shows beside the job. */
export const checkAnnotations = (document: CheckDocument): string => {
  const lines = summaryOf(document).measured.flatMap(({ limit, cells }) =>
    cells
      .filter(({ outcome }) => outcome !== 'kept')
      .map((cell) => {
        const isError = limit.level === 'error' && cell.outcome !== 'undecided'
        const title = ofProperty(`${cell.outcome}: ${limitInWords(limit)}`)
        return `::${isError ? 'error' : 'warning'} title=${title}::${ofMessage(`${placeInWords(cell)}: ${figureInWords(limit, cell)}`)}\n`
      }),
  )
  const ofKind = (kind: string) => lines.filter((line) => line.startsWith(`::${kind} `)).slice(0, most)
  return [...ofKind('error'), ...ofKind('warning')].join('')
}
