import { countsInWords, summaryOf } from '../check/words.ts'
import type { View } from './view.ts'

/** What the budgets came to, in one line; `null` where nothing of what they are about was measured. */
export const budgetLine = ({ document }: View): string | null => {
  const results = { results: document.budgets }
  if (summaryOf(results).measured.length === 0) return null
  return `budgets: ${countsInWords(results)} (crosslane check tells which)`
}
