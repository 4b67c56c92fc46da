import { describe, expect, it } from 'vitest'
import { paretoCharts } from '../charts/pareto.ts'
import { exampleRun } from '../fixtures/exampleRun.ts'
import { answerLines, answerSentence } from './answerSentence.ts'
import { questionsOf, whyNoAnswer } from './answers.ts'
import { viewOf } from './view.ts'

const view = viewOf(exampleRun({ answers: true, selfTestFailed: true }))
const questions = questionsOf(view)
const questionAt = (index: number) => {
  const question = questions[index]
  if (question === undefined) throw new Error(`The example has no question ${index}.`)
  return question
}

describe('questions', () => {
  it('are those of the suites that ask something', () => {
    expect(questions.map(({ suite }) => suite.id)).toEqual(['simd', 'size', 'javascript', 'unanswered'])
    expect(questionAt(0).variants.map(({ id }) => id)).toEqual(['autovec', 'simd'])
    expect(questionAt(0).metrics.map(({ id }) => id)).toEqual(['time'])
  })

  it('count the benchmarks that an answer could be of, without controls', () => {
    const [autovec] = questionAt(0).variants
    expect(autovec && questionAt(0).outOf(autovec)).toBe(4)
  })

  it('say why they have no answer in a browser', () => {
    const run = exampleRun({ answers: true, skips: true })
    const skipped = viewOf({ ...run, benchmarks: run.benchmarks.map((each) => ({ ...each, suites: {} })) })
    const asked = questionsOf(skipped)[0]
    const [browser, variant] = [
      skipped.browsers.find(({ id }) => id === 'webkit'),
      skipped.variants.find(({ id }) => id === 'relaxed'),
    ]
    expect(asked && browser && variant && whyNoAnswer(skipped, asked, browser, variant, 'time')).toBe(
      '– no relaxed-simd',
    )
  })
})

describe('the sentence', () => {
  it('tells each of a few variants, in every browser, with its interval and its size', () => {
    expect(answerSentence(view, questionAt(0))).toMatchInlineSnapshot(
      `"Against scalar, over 4 benchmarks: autovectorised 1.221× (1.221–1.223) as fast in Chromium, 1.176× (1.175–1.178) as fast† in Firefox ESR and 1.1 % (0.8 to 1.2) faster in WebKitGTK MiniBrowser, modules +3.3 % (brotli); hand-written SIMD 3.60× (3.60–3.61) as fast in Chromium, 3.50× (3.50–3.51) as fast† in Firefox ESR and 2.47× (2.46–2.48) as fast in WebKitGTK MiniBrowser, modules +8.7 % (brotli)."`,
    )
  })

  it('tells of many the fastest and, where size is the question, the smallest', () => {
    const sentence = answerSentence(view, questionAt(1))
    expect(sentence).toContain('Against scalar, over 4 benchmarks, fastest: hand-written SIMD 3.6')
    expect(sentence).toMatch(/; smallest: z 0\.6.*, modules −26 % \(brotli\)\.$/)
    expect(answerSentence(view, questionAt(2))).toContain('; slowest: JavaScript 0.42')
  })

  it('calls a script a script, and never the smallest module', () => {
    expect(answerSentence(view, questionAt(2))).toContain('script against module −94 % (brotli)')
    const both = { ...questionAt(2), suite: { ...questionAt(2).suite, chart: 'pareto' as const } }
    expect(answerSentence(view, both)).toContain('smallest: hand-written SIMD')
  })

  it('says that there is nothing to say', () => {
    expect(answerSentence(view, questionAt(3))).toBe('No answer: nothing of it has a ratio.')
    expect(answerLines(view, [questionAt(3)])).toEqual(['And what of this? No answer: nothing of it has a ratio.'])
  })

  it('does not make up intervals', () => {
    const few = viewOf(exampleRun({ answers: true, blocks: 3 }))
    const [first] = questionsOf(few)
    expect(first && answerSentence(few, first)).toMatch(/hand-written SIMD 3\.\d+×, without an interval in Chromium/)
  })
})

describe('the Pareto front', () => {
  const charts = paretoCharts(view)

  it('is drawn for each browser of the suites that ask for it', () => {
    expect(charts.map(({ question, browser }) => [question.suite.id, browser.id])).toEqual([
      ['size', 'chromium'],
      ['size', 'firefox'],
      ['size', 'webkit'],
    ])
  })

  it('has what nothing is better than in both, and nothing else', () => {
    for (const { points } of charts) {
      expect(points[0]).toMatchObject({ size: 1, time: { value: 1 } })
      expect(points).toHaveLength(9)
      for (const point of points) {
        const better = points.filter(
          ({ size, time }) =>
            size <= point.size &&
            time.value <= point.time.value &&
            (size < point.size || time.value < point.time.value),
        )
        expect(better.length === 0).toBe(point.onFront)
      }
      const front = points.filter(({ onFront }) => onFront).map(({ variant }) => variant.id)
      expect(front).toEqual(expect.arrayContaining(['simd', 'o2', 'os', 'oz']))
      expect(front).not.toContain('oz-raw')
    }
  })

  it('turns the ends of an interval round with the ratio', () => {
    for (const { time } of charts.flatMap(({ points }) => points)) {
      expect(time.low).toBeLessThanOrEqual(time.value)
      expect(time.high).toBeGreaterThanOrEqual(time.value)
    }
  })
})
