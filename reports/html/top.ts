import type { View } from '../view/view.ts'
import { html, type Markup } from './markup.ts'
import { selfTestBanners } from './sections/selfTestBanners.ts'
import { verdictCards } from './sections/verdicts.ts'
import { warnings } from './sections/warnings.ts'

/** What stands above the sections: what a reader must know first, and the verdicts. */
export const topOf = (view: View): Markup =>
  html`${selfTestBanners(view)} ${warnings(view)}
  ${view.headline === null && view.metrics.length > 0 ? null : verdictCards(view)}`
