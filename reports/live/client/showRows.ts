import type { LiveRow } from '../../../harness/schema/live.ts'
import { cellParts, rowKey, visitsInWords } from '../words.ts'

const put = (parent: Element, selector: string, text: string): void => {
  const element = parent.querySelector(selector)
  if (element !== null && element.textContent !== text) element.textContent = text
}

/** Changes the cells of these rows, in place. @returns false where the page has no such row */
export const showRows = (page: Document, rows: readonly LiveRow[]): boolean => {
  if (rows.length === 0) return true
  const found = new Map(
    [...page.querySelectorAll<HTMLElement>('[data-row]')].map((element) => [element.dataset['row'], element]),
  )
  return rows.every((row) => {
    const element = found.get(rowKey(row))
    if (element === undefined) return false
    put(element, '.live-visits', visitsInWords(row))
    for (const cell of element.querySelectorAll<HTMLElement>('[data-variant]')) {
      const own = row.cells.find(({ variant }) => variant === cell.dataset['variant'])
      const { className, sign, first, second, remark } = cellParts(row, own)
      cell.className = `live-cell ${className}`
      put(cell, '.sign', sign)
      put(cell, '.first', first)
      put(cell, '.interval', second)
      put(cell, '.remark', remark)
    }
    return true
  })
}
