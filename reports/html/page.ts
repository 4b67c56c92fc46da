import type { ReportAssets } from '../report.ts'
import type { View } from '../view/view.ts'
import { embeddedJson } from './embeddedJson.ts'
import { inlineScript } from './inlineAssets.ts'
import { licences } from './licences.ts'
import type { Section } from './section.ts'
import { masthead, titleOf } from './sections/masthead.ts'
import { selfTestBanners } from './sections/selfTestBanners.ts'
import { verdictCards } from './sections/verdicts.ts'
import { warnings } from './sections/warnings.ts'
import { shell } from './shell.ts'

/** The whole page. Everything can be read without JavaScript; the script only draws charts and brings the buttons to life. */
export const page = (view: View, sections: readonly Section[], assets: ReportAssets): string => {
  const { crosslane } = view.document
  return shell({
    title: titleOf(view),
    crosslane,
    assets,
    masthead: masthead(view),
    sections,
    main: [selfTestBanners(view), warnings(view), verdictCards(view), ...sections.map(({ body }) => body)],
    footer: `Made by crosslane ${crosslane}. This file holds the whole run: it loads nothing, and works from disk.`,
    tail: [embeddedJson(view.document), licences, inlineScript(assets)],
  })
}
