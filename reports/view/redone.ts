import type { RunDocument } from '../../harness/schema/run.ts'

type Redone = RunDocument['redone'][number]

/** A block that was measured again: `firefox, block 4: hypervisor took 8 % of the time`. */
export const redoneInWords = ({ browser, block, reasons }: Redone): string =>
  `${browser}, block ${block + 1}: ${reasons.join(', ') || 'noise'}`

/** The reasons for which a browser's block was measured again; `null` where it was not. */
export const redoneReasons = ({ redone }: RunDocument, browser: string, block: number): string[] | null => {
  const found = redone.filter((entry) => entry.browser === browser && entry.block === block)
  return found.length === 0 ? null : [...new Set(found.flatMap(({ reasons }) => reasons))]
}
