import { describe, expect, it } from 'vitest'
import type { TrendPoint } from '../history/history.ts'
import { random } from '../stats/random.ts'
import { exampleContext, exampleNight, exampleSeries as series } from './exampleNights.ts'
import { lost, suspect } from './suspect.ts'

const options = { threshold: 0.01, unit: 'ns' } as const

/** Nights of a scatter of 0.3 %, so many at each ratio, from the first of January on. */
const nights = (...pieces: readonly (readonly [ratio: number, length: number, more?: Partial<TrendPoint>])[]) => {
  const source = random(11)
  let day = 0
  return pieces.flatMap(([ratio, length, more]) =>
    Array.from({ length }, () => exampleNight(++day, ratio * Math.exp(0.003 * source.normal()), more)),
  )
}
const updated = { context: exampleContext({ browser: 'Firefox 153' }) }

describe('a level', () => {
  it('that is another is found, with a night before that certainly has it not', () => {
    const found = suspect(series, nights([4, 10], [3.9, 4]), options)
    expect(found).toMatchObject({
      ...series,
      kind: 'level',
      since: { run: 'run-2026-01-11', commit: 'commit-2026-01-11' },
      before: { run: 'run-2026-01-08' },
      values: null,
      differences: [],
    })
    expect(found?.ratio).toBeCloseTo(3.9 / 4, 2)
  })

  it('that stays, or moves by less than anybody wants to know, is none', () => {
    expect(suspect(series, nights([4, 14]), options)).toBeNull()
    expect(suspect(series, nights([4, 10], [3.7, 4]), { ...options, threshold: 0.1 })).toBeNull()
  })

  it('is one of tonight’s circumstances: a browser’s update is told as one, with what changed', () => {
    const found = suspect(series, nights([4, 10], [3.5, 4, updated]), options)
    expect(found).toMatchObject({
      since: { run: 'run-2026-01-11' },
      differences: [{ what: 'browser', from: 'Firefox 152', to: 'Firefox 153' }],
    })
    expect(suspect(series, nights([4, 10], [3.5, 2, updated]), options)).toBeNull()
    expect(suspect(series, nights([4, 10], [4, 4, updated]), options)).toBeNull()
    // A new browser has nights of its own after a while.
    expect(suspect(series, nights([4, 10], [3.5, 14, updated]), options)).toBeNull()
  })

  it('is found where the machine is another one every other night', () => {
    const other = { context: exampleContext({ host: 'another machine' }) }
    const [own, others] = [nights([4, 10], [3.9, 5]), nights([8, 10], [7.8, 5])]
    const mixed = own.flatMap((night, index) => [
      { ...(others[index] ?? night), ...other, run: `other-${index}` },
      night,
    ])
    expect(suspect(series, mixed, options)).toMatchObject({ since: { run: 'run-2026-01-11' }, differences: [] })
  })

  it('is not compared with nights against another control, or against none', () => {
    const moved = { context: exampleContext({ control: 'c1' }) }
    expect(suspect(series, nights([4, 10], [3.5, 4, moved]), options)).toBeNull()
    const plain = { context: exampleContext({ control: null }) }
    expect(suspect(series, nights([4, 10, plain], [3.5, 10, plain]), options)).toBeNull()
    expect(suspect(series, nights([4, 10], [3.9, 4], [2, 1, plain]), options)).toBeNull()
  })
})

describe('an exact figure', () => {
  const size = { ...series, browser: null, metric: 'size-raw' }
  const exact = (...ratios: readonly number[]) => ratios.map((ratio, index) => exampleNight(index + 1, ratio))

  it('that is another is found at once, with both values', () => {
    expect(suspect(size, exact(1, 1, 0.5), options)).toMatchObject({
      kind: 'exact',
      since: { run: 'run-2026-01-03' },
      before: { run: 'run-2026-01-02' },
      ratio: 0.5,
      values: { before: 1000, now: 2000, unit: 'ns' },
    })
  })

  it('is still found some nights later, when nobody could be told', () => {
    expect(suspect(size, exact(1, 1, 0.5, 0.5, 0.5), options)).toMatchObject({ since: { run: 'run-2026-01-03' } })
  })

  it('that went back, or moved by less than the threshold, is none', () => {
    expect(suspect(size, exact(1, 1, 1.005), options)).toBeNull()
    expect(suspect(size, exact(1), options)).toBeNull()
    expect(suspect(size, exact(1, 0.5, 1), options)).toMatchObject({ since: { run: 'run-2026-01-03' }, ratio: 2 })
  })
})

describe('a number that is no longer there', () => {
  const tonight = {
    place: { run: 'tonight', startedAt: '2026-01-20T02:00:00.000Z', commit: 'new' },
    context: exampleContext({ toolchain: 'rustc 1.97' }),
  }
  it('is suspected of tonight’s commit, and of what else changed', () => {
    expect(lost(series, nights([4, 3]), tonight)).toMatchObject({
      kind: 'lost',
      since: tonight.place,
      before: { run: 'run-2026-01-03' },
      ratio: null,
      differences: [{ what: 'toolchain', from: 'rustc 1.96', to: 'rustc 1.97' }],
    })
    expect(lost(series, [], tonight)).toBeNull()
  })
})
