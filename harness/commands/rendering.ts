import type { ReportAssets, ReportOptions } from '../../reports/report.ts'
import { reportAssets } from '../reportAssets.ts'
import type { Context } from './context.ts'

/** How reports are rendered for this terminal. The assets are bundled when a report first asks for them: only HTML does. */
export const rendering = ({ columns, colour }: Context): ReportOptions => {
  let bundled: ReportAssets | undefined
  return {
    width: columns(),
    colour,
    get assets() {
      return (bundled ??= reportAssets())
    },
  }
}
