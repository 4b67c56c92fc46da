import type { MetricFacts } from '../../../harness/schema/metric.ts'
import { amount } from '../../format/amount.ts'
import { effectOf, ratioInterval } from '../../format/ratio.ts'
import { answerOf, noAnswer } from '../../view/answerSentence.ts'
import { brotliId, type Question, questionsOf, rawId, whyNoAnswer } from '../../view/answers.ts'
import { isScript } from '../../view/scripts.ts'
import type { VariantView } from '../../view/variants.ts'
import { verdictSign, verdictWord } from '../../view/verdictInWords.ts'
import type { View } from '../../view/view.ts'
import { doubt } from '../doubt.ts'
import { type Fragment, html, type Markup } from '../markup.ts'
import { type Section, section } from '../section.ts'
import { swatch } from '../swatch.ts'
import { columnHead, table } from '../table.ts'
import { paretoPanels } from './pareto.ts'

/** A column of the table: its head, and what it says of a variant. */
interface Column {
  readonly head: Markup
  readonly cell: (variant: VariantView) => Markup
}

const ratioColumn = (
  view: View,
  question: Question,
  metric: MetricFacts,
  browser: View['browsers'][number],
): Column => ({
  head: columnHead(html`${browser.title}${doubt(browser.mark)}<span class="interval">${metric.title}</span>`),
  cell: (variant) => {
    const answer = question.answerAt(metric.id, browser.id, variant.id)
    if (answer === null) return html`<td class="none">${whyNoAnswer(view, question, browser, variant, metric.id)}</td>`
    const shown = { value: answer.ratio, interval: answer.interval }
    const { first, second } = effectOf(shown)
    const outOf = question.outOf(variant)
    return html`<td class="number verdict-${answer.verdict}">
      <span class="ratio"
        ><span class="sign" aria-hidden="true">${verdictSign[answer.verdict]}</span>
        ${first}${doubt(browser.mark)}</span
      ><span class="interval">${second} ${answer.interval === null ? 'no interval' : ratioInterval(shown)}</span
      ><span class="remark">${verdictWord(answer.verdict, metric)}</span>${
        answer.benchmarks.length === outOf
          ? null
          : html`<span class="caveat">${answer.benchmarks.length} of ${outOf} benchmarks</span>`
      }
    </td>`
  },
})

const sizeColumn = (view: View, question: Question, metric: string): Column => ({
  head: columnHead(view.document.metrics[metric]?.title ?? metric),
  cell: (variant) => {
    const answer = question.answerAt(metric, null, variant.id)
    return answer === null
      ? html`<td class="none">–</td>`
      : html`<td class="number">
          ${amount(1 / answer.ratio)}${isScript(view, variant.id) ? html`<span class="hint">script</span>` : null}
        </td>`
  },
})

/** Memory is mostly the same in every browser: one column, with both ends where it is not. */
const amountColumn = (view: View, question: Question, metric: MetricFacts): Column => ({
  head: columnHead(metric.title),
  cell: (variant) => {
    const own = view.browsers.flatMap((browser) => {
      const answer = question.answerAt(metric.id, browser.id, variant.id)
      return answer === null ? [] : [{ relative: 1 / answer.ratio, mark: browser.mark }]
    })
    if (own.length === 0) return html`<td class="none">–</td>`
    const inOrder = own.toSorted((one, other) => one.relative - other.relative)
    const ends = [...new Set([inOrder[0], inOrder.at(-1)].map((end) => amount(end?.relative ?? 1)))]
    return html`<td class="number">${ends.join(' to ')}${doubt(own.find(({ mark }) => mark !== '')?.mark ?? '')}</td>`
  },
})

const columnsOf = (view: View, question: Question): Column[] => [
  ...question.metrics
    .filter(({ unit }) => unit !== 'bytes')
    .flatMap((metric) => view.browsers.map((browser) => ratioColumn(view, question, metric, browser))),
  sizeColumn(view, question, rawId),
  sizeColumn(view, question, brotliId),
  ...question.metrics.filter(({ unit }) => unit === 'bytes').map((metric) => amountColumn(view, question, metric)),
]

const tableOf = (view: View, question: Question): Markup => {
  const columns = columnsOf(view, question)
  return table(
    `${question.suite.question} By variant, with sizes`,
    [columnHead('Variant', false), ...columns.map(({ head }) => head)],
    html`<tbody>
      ${question.variants.map(
        (variant) =>
          html`<tr>
            <th scope="row">${swatch(variant)}</th>
            ${columns.map(({ cell }) => cell(variant))}
          </tr>`,
      )}
    </tbody>`,
  )
}

const sentence = (view: View, question: Question): Fragment => {
  const answer = answerOf(view, question)
  if (answer === null) return noAnswer
  const last = answer.parts.length - 1
  return html`${answer.head}
  ${answer.parts.map(
    ({ word, variant, numbers }, index) =>
      html`${word}<strong>${variant.title}</strong> ${numbers}${index === last ? '.' : '; '}`,
  )}`
}

/** Each suite's question, its answer in a sentence, and the numbers of the sentence. */
export const answers = (view: View): Section | null => {
  const questions = questionsOf(view)
  if (questions.length === 0) return null
  const baseline = view.baseline?.title ?? view.document.baseline
  const scripts = questions.some(({ variants }) => variants.some(({ id }) => isScript(view, id)))
  return section(
    'answers',
    'Answers',
    html`Geometric means over the benchmarks of a suite, against ${baseline}. The interval is about these benchmarks on
    this machine, not about all code. Sizes and memory are how much more or less than
    ${baseline}’s.${scripts ? ' The size of JavaScript is that of the script, beside that of the module.' : null}`,
    questions.map(
      (question) =>
        html`<article class="question">
          <h3>${question.suite.question}</h3>
          <p class="answer">${sentence(view, question)}</p>
          ${question.variants.length === 0 ? null : tableOf(view, question)} ${paretoPanels(view, question)}
        </article>`,
    ),
  )
}
