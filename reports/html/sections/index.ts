import type { View } from '../../view/view.ts'
import type { Section } from '../section.ts'
import { answers } from './answers.ts'
import { boundary } from './boundary.ts'
import { budgets } from './budgets.ts'
import { browsersChecked } from './browsersChecked.ts'
import { control } from './control.ts'
import { details } from './details.ts'
import { environment } from './environment.ts'
import { failures } from './failures.ts'
import { frames } from './frames.ts'
import { howSure } from './howSure.ts'
import { load } from './load.ts'
import { machine } from './machine.ts'
import { memory } from './memory.ts'
import { otherMetrics } from './otherMetrics.ts'
import { reach } from './reach.ts'
import { results } from './results.ts'
import { sizeDetails } from './sizeDetails.ts'
import { sizes } from './sizes.ts'
import { sizeSpeed } from './sizeSpeed.ts'
import { skips } from './skips.ts'
import { speedUps } from './speedUps.ts'
import { times } from './times.ts'

/** In the order of the page. A section that has nothing to show is `null`. */
const inOrder = [
  answers,
  speedUps,
  results,
  control,
  howSure,
  times,
  load,
  frames,
  memory,
  sizes,
  sizeSpeed,
  sizeDetails,
  reach,
  boundary,
  budgets,
  otherMetrics,
  details,
  browsersChecked,
  machine,
  environment,
  failures,
  skips,
] satisfies readonly ((view: View) => Section | null)[]

/** All that a page shows below the verdicts. */
export const sectionsOf = (view: View): Section[] =>
  inOrder.map((section) => section(view)).filter((section) => section !== null)
