import type { ReportAssets } from '../report.ts'
import type { View } from '../view/view.ts'
import { embeddedJson } from './embeddedJson.ts'
import { contentSecurityPolicy, inlineScript, inlineStyle } from './inlineAssets.ts'
import { licences } from './licences.ts'
import { html, type Markup } from './markup.ts'
import type { Section } from './section.ts'
import { masthead, titleOf } from './sections/masthead.ts'
import { selfTestBanners } from './sections/selfTestBanners.ts'
import { verdictCards } from './sections/verdicts.ts'
import { warnings } from './sections/warnings.ts'

const navigation = (sections: readonly Section[]): Markup =>
  html`<nav aria-label="Sections">
    <ul>
      ${sections.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}
    </ul>
  </nav>`

/** The whole page. Everything can be read without JavaScript; the script only draws charts and brings the buttons to life. */
export const page = (view: View, sections: readonly Section[], assets: ReportAssets): string =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        ${contentSecurityPolicy(assets)}
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="generator" content="crosslane ${view.document.crosslane}" />
        <title>${titleOf(view)} · crosslane</title>
        ${inlineStyle(assets)}
      </head>
      <body>
        <a class="skip-link" href="#main">Skip to the results</a>
        ${masthead(view)} ${navigation(sections)}
        <main id="main">
          ${selfTestBanners(view)} ${warnings(view)} ${verdictCards(view)} ${sections.map(({ body }) => body)}
        </main>
        <footer>
          <p>
            Made by crosslane ${view.document.crosslane}. This file holds the whole run: it loads nothing, and works
            from disk.
          </p>
        </footer>
        ${embeddedJson(view.document)} ${licences} ${inlineScript(assets)}
      </body>
    </html>`.markup + '\n'
