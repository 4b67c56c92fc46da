import type { RunDocument } from '../../harness/schema/run.ts'
import type { ReportAssets } from '../report.ts'
import { viewOf } from '../view/view.ts'
import { withoutHeavy } from './deferred.ts'
import { embeddedRun } from './embeddedRun.ts'
import { filterBar } from './filterBar.ts'
import { inlineScript } from './inlineAssets.ts'
import { licences } from './licences.ts'
import { sectionsOf } from './sections/index.ts'
import { masthead, titleOf } from './sections/masthead.ts'
import { html } from './markup.ts'
import { shell } from './shell.ts'
import { topOf } from './top.ts'

/**
 * The whole page. All but the heaviest sections of a very large run can be read without JavaScript; the script draws charts, makes
 * those sections, and brings the buttons to life.
 */
export const page = (run: RunDocument, assets: ReportAssets): string => {
  const view = viewOf(run)
  const sections = sectionsOf(view)
  return shell({
    title: titleOf(view),
    crosslane: run.crosslane,
    assets,
    masthead: masthead(view),
    bar: filterBar(view),
    sections,
    main: [topOf(view), ...withoutHeavy(sections).map(({ body }) => body)],
    footer: html`Made by crosslane ${run.crosslane}. This file holds every number of the run: it loads nothing, and
      works from disk. The samples are in <a href="journal.ndjson">journal.ndjson</a> and the document in
      <a href="run.json">run.json</a>, beside it in the folder of the run.`,
    tail: [embeddedRun(run, assets), licences, inlineScript(assets)],
  })
}
