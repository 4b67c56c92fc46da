import type { Cell } from './cells.ts'
import { stageInWords } from './stageInWords.ts'

/** Why a cell has no number: `✗ wrong result (verify)`, `– no relaxed-simd`. */
export const cellInWords = (cell: Exclude<Cell, { state: 'measured' }>): string => {
  switch (cell.state) {
    case 'failed':
      return `✗ ${stageInWords(cell.failure.stage)}`
    case 'skipped':
      return `– no ${cell.skip.missing.join(', ')}`
    case 'excluded':
      return '– not for this crate'
    case 'missing':
      return '– not measured'
  }
}
