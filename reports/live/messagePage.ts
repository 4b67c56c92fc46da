import { html } from '../html/markup.ts'
import { shell } from '../html/shell.ts'
import type { ReportAssets } from '../report.ts'
import { pages } from './pages.ts'

export interface Message {
  readonly title: string
  /** What happened. */
  readonly message: string
  /** What to do next. */
  readonly hint: string
}

/** A page that has nothing to show but why. */
export const messagePage = (
  { title, message, hint }: Message,
  { assets, crosslane }: { readonly assets: ReportAssets; readonly crosslane: string },
): string =>
  shell({
    title,
    crosslane,
    assets,
    asks: {},
    pages,
    masthead: html`<header class="masthead">
      <div class="masthead-text">
        <p class="eyebrow">crosslane</p>
        <h1>${title}</h1>
      </div>
    </header>`,
    sections: [],
    main: html`<p class="message">${message}</p>
      <p class="lead">${hint}</p>`,
    footer: `Made by crosslane ${crosslane}.`,
  })
