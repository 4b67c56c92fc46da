import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { estimate } from '../harness/estimate/index.ts'
import { RunDocument } from '../harness/schema/run.ts'
import { readJournal } from '../harness/store/journal.ts'
import { noAssets } from '../reports/fixtures/noAssets.ts'
import { ratioShort } from '../reports/format/ratio.ts'
import { type ReportId, reports } from '../reports/index.ts'

// Journals that earlier versions wrote, cut down to one benchmark: what was measured once can be read for good. When the format
// changes, one of the last format is added here, and a step to harness/store/upgrade.ts.
const folder = fileURLToPath(new URL('fixtures/old-runs', import.meta.url))

describe.each(readdirSync(folder))('a run of %s', (name) => {
  const read = async () => {
    const { entries, truncated } = await readJournal(`${folder}/${name}`)
    return estimate(entries, truncated)
  }

  it('is estimated as a run of today', async () => {
    const run = await read()
    expect(RunDocument.safeParse(run).error).toBeUndefined()
    expect(run.status).toBe('complete')
    const time = run.estimates.filter(({ metric }) => metric === 'time')
    expect(time.length).toBe(run.browsers.length * Object.keys(run.variants).length)
    // Whatever was measured, SIMD was never a hundred times as fast.
    for (const { ratio } of time.filter(({ variant }) => variant !== run.baseline)) {
      expect(ratio?.value).toBeGreaterThan(0.1)
      expect(ratio?.value).toBeLessThan(100)
    }
    expect(run.warnings.some(({ code }) => code === 'older-format')).toBe(name !== 'format-2')
  })

  it.each(Object.keys(reports) as ReportId[])('renders as %s, with its numbers', async (id) => {
    const run = await read()
    const text = reports[id].render(run, noAssets)
    const best = run.estimates.find(({ metric, variant }) => metric === 'time' && variant === 'simd')?.ratio?.value ?? 0
    expect(text).toContain(id === 'csv' || id === 'json' ? String(best) : ratioShort(best).replace('×', ''))
  })
})
