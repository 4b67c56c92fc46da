import type { ReportAssets } from '../report.ts'
import { type Asks, contentSecurityPolicy, inlineStyle } from './inlineAssets.ts'
import { type Fragment, html } from './markup.ts'
import type { Section } from './section.ts'

export interface Shell {
  readonly title: string
  /** Version of the program. */
  readonly crosslane: string
  readonly assets: ReportAssets
  /** Of a page that a server of ours sends; left out for a file. */
  readonly asks?: Asks
  readonly masthead: Fragment
  /** Other pages that the navigation leads to. */
  readonly pages?: readonly { readonly title: string; readonly url: string }[]
  /** Those that the navigation leads to. */
  readonly sections: readonly Pick<Section, 'id' | 'title'>[]
  readonly main: Fragment
  readonly footer: Fragment
  /** Behind all that is seen: data and scripts. */
  readonly tail?: Fragment
}

/** What every page of ours is: one file that loads nothing, with a way past its navigation. */
export const shell = ({
  title,
  crosslane,
  assets,
  asks,
  masthead,
  pages = [],
  sections,
  main,
  footer,
  tail = null,
}: Shell): string =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        ${contentSecurityPolicy(assets, asks ?? null)}
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="generator" content="crosslane ${crosslane}" />
        ${asks ? html`<link rel="icon" href="data:," />` : null}
        <title>${title} · crosslane</title>
        ${inlineStyle(assets)}
      </head>
      <body>
        <a class="skip-link" href="#main">Skip to the results</a>
        ${masthead}
        <nav aria-label="${pages.length === 0 ? 'Sections' : 'Pages and sections'}">
          <ul>
            ${pages.map(({ title: name, url }) => html`<li><a href="${url}">${name}</a></li>`)}${sections.map(({ id, title: name }) => html`<li><a href="#${id}">${name}</a></li>`)}
          </ul>
        </nav>
        <main id="main">${main}</main>
        <footer>
          <p>${footer}</p>
        </footer>
        ${tail}
      </body>
    </html>`.markup + '\n'
