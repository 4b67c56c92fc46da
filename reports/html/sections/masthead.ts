import { capitalised } from '../../format/capitalised.ts'
import { instant } from '../../format/instant.ts'
import { list } from '../../format/list.ts'
import { plural } from '../../format/plural.ts'
import type { View } from '../../view/view.ts'
import { html, type Markup } from '../markup.ts'

/** What was compared, as a title: `Hand-written SIMD against scalar`. */
export const titleOf = ({ contenders, baseline, document, isLong }: View): string =>
  contenders.length === 0
    ? `Run ${document.run}`
    : isLong
      ? `${contenders.length} variants against ${baseline?.title ?? document.baseline}`
      : `${capitalised(list(contenders.map(({ title }) => title)))} against ${baseline?.title ?? document.baseline}`

const state = ({ document }: View): Markup => {
  const { planned, answered } = document.visits
  const complete = document.status === 'complete' && (planned === null || answered === planned)
  const visits = planned === null ? plural(answered, 'visit') : `${answered} of ${plural(planned, 'visit')}`
  return html`<span class="status ${complete ? 'status-good' : 'status-odd'}">${document.status}: ${visits}</span>`
}

/** Title, when and what of the run, and the buttons, which the client brings to life. */
export const masthead = (view: View): Markup => {
  const { document } = view
  const commit =
    document.git && `commit ${document.git.commit.slice(0, 9)}${document.git.dirty ? ', with changes' : ''}`
  return html`<header class="masthead">
    <div class="masthead-text">
      <p class="eyebrow">crosslane <span>${document.run}</span></p>
      <h1>${titleOf(view)}</h1>
      <p class="facts">
        ${[
          state(view),
          html`<span
            >${plural(view.benchmarks.length, 'benchmark')} in ${plural(view.browsers.length, 'browser')}</span
          >`,
          html`<span><time datetime="${document.startedAt}">${instant(document.startedAt)}</time></span>`,
          commit === null ? null : html`<span>${commit}</span>`,
        ]}
      </p>
    </div>
    <div class="buttons" hidden>
      <button type="button" data-copy="markdown">Copy Markdown</button>
      <button type="button" data-copy="csv">Copy CSV</button>
      <button type="button" data-theme-toggle>Theme: auto</button>
      <span class="said" role="status"></span>
    </div>
  </header>`
}
