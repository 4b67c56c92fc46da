import { describe, expect, it } from 'vitest'
import { exampleRun } from '../fixtures/exampleRun.ts'
import { noAssets } from '../fixtures/noAssets.ts'
import { reports } from '../index.ts'
import { byHandSentence } from './byHand.ts'
import { browsersOf } from './browsers.ts'
import { viewOf } from './view.ts'

const run = exampleRun({ byHand: true, frames: true, memory: true, loads: true })
const rendered = (id: 'text' | 'markdown' | 'html', document = run): string => reports[id].render(document, noAssets)
const sentence = 'webkit (Safari for iOS 26.1) was opened by hand, maybe on another device'

describe('a browser that a person opened', () => {
  it('is called so wherever its name stands, and no other is', () => {
    expect(browsersOf(run).map(({ name, title, fullTitle }) => [name, title, fullTitle])).toEqual([
      ['chromium', 'Chromium 156', 'Chromium 156.0.8078.79'],
      ['firefox', 'Firefox ESR 153', 'Firefox ESR 153.7.0'],
      ['webkit (by hand)', 'Safari for iOS 26.1, by hand', 'Safari for iOS 26.1, by hand'],
    ])
  })

  it('is told of once, with what its numbers stand for', () => {
    expect(byHandSentence(viewOf(run))).toContain(sentence)
    expect(byHandSentence(viewOf(exampleRun()))).toBeNull()
  })

  it('is told apart in the terminal, in Markdown and in the HTML report, and not in one without', () => {
    for (const [id, called] of [
      ['text', 'webkit (by hand)'],
      ['markdown', '| Safari for iOS 26.1, by hand |'],
      ['html', 'Safari for iOS 26.1, by hand'],
    ] as const) {
      expect(rendered(id).replaceAll(/\s+/g, ' ')).toContain(sentence)
      expect(rendered(id)).toContain(called)
      expect(rendered(id, exampleRun())).not.toContain('by hand')
    }
  })

  it('keeps its tag at the head of its card', () => {
    expect(rendered('html')).toMatch(
      /<h3>Safari for iOS <span class="version">26\.1<\/span> <span class="tag">by hand<\/span><\/h3>/,
    )
  })
})
