import { describe, expect, it } from 'vitest'
import { exampleRun } from '../fixtures/exampleRun.ts'
import { noAssets } from '../fixtures/noAssets.ts'
import { reports } from '../index.ts'

const sectionOf = (options: Parameters<typeof exampleRun>[0]): string => {
  const [, section = ''] =
    /<section id="control"([^]*?)<\/section>/.exec(reports.html.render(exampleRun(options), noAssets)) ?? []
  return section
}

describe('the section on the control', () => {
  it('has every variant against the same variant of then', () => {
    const run = exampleRun({ control: true })
    const text = sectionOf({ control: true })
    expect(text).toContain('Each variant against the same variant of v1.0 (0123456)')
    const held = run.estimates.filter(({ metric, held: ratio }) => metric === 'time' && ratio !== undefined)
    const [, main = ''] = /<table[^]*?<tbody>([^]*?)<\/table>/.exec(text) ?? []
    expect(main.match(/class="number verdict-/g)).toHaveLength(held.length)
    expect(main.match(/– not in the control/g)).toHaveLength(
      run.estimates.filter(({ metric, held: ratio }) => metric === 'time' && ratio === undefined).length,
    )
  })

  it('is not there in other runs', () => {
    expect(sectionOf({})).toBe('')
  })

  it('takes nothing for markup', () => {
    expect(sectionOf({ control: true, hostile: true })).not.toContain('<script>')
  })
})
