import type { Report } from '../report.ts'
import { viewOf } from '../view/view.ts'
import { page } from './page.ts'
import { answers } from './sections/answers.ts'
import { boundary } from './sections/boundary.ts'
import { budgets } from './sections/budgets.ts'
import { browsersChecked } from './sections/browsersChecked.ts'
import { control } from './sections/control.ts'
import { details } from './sections/details.ts'
import { environment } from './sections/environment.ts'
import { failures } from './sections/failures.ts'
import { frames } from './sections/frames.ts'
import { howSure } from './sections/howSure.ts'
import { load } from './sections/load.ts'
import { machine } from './sections/machine.ts'
import { memory } from './sections/memory.ts'
import { otherMetrics } from './sections/otherMetrics.ts'
import { reach } from './sections/reach.ts'
import { results } from './sections/results.ts'
import { sizeDetails } from './sections/sizeDetails.ts'
import { sizes } from './sections/sizes.ts'
import { skips } from './sections/skips.ts'
import { speedUps } from './sections/speedUps.ts'
import { times } from './sections/times.ts'

/** In the order of the page. A section that has nothing to show is `null`. */
const sections = [
  answers,
  speedUps,
  results,
  control,
  howSure,
  times,
  frames,
  load,
  sizes,
  sizeDetails,
  reach,
  memory,
  boundary,
  budgets,
  otherMetrics,
  details,
  failures,
  skips,
  browsersChecked,
  machine,
  environment,
]

/** One self-contained file that opens from disk with the network off. Needs `options.assets`. */
export const html: Report = {
  id: 'html',
  extension: 'html',
  title: 'Self-contained web page with charts',
  render: (document, { assets }) => {
    const view = viewOf(document)
    const shown = sections.map((section) => section(view)).filter((section) => section !== null)
    return page(view, shown, assets)
  },
}
