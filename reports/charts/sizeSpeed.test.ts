import { expect, it } from 'vitest'
import { exampleRun } from '../fixtures/exampleRun.ts'
import { viewOf } from '../view/view.ts'
import { sizeSpeedCharts } from './sizeSpeed.ts'

it('has what each variant gains and weighs in each browser, without controls', () => {
  const run = exampleRun()
  const charts = sizeSpeedCharts(viewOf(run))
  expect(charts.map(({ browser }) => browser.id)).toEqual(['chromium', 'firefox', 'webkit'])
  for (const { browser, points } of charts) {
    expect(points.length).toBe(4 * 2)
    for (const { benchmark, variant, size, speedUp } of points) {
      const of = (metric: string, where: string | null) =>
        run.estimates.find(
          (estimate) =>
            estimate.benchmark === benchmark.id &&
            estimate.variant === variant.id &&
            estimate.metric === metric &&
            estimate.browser === where,
        )
      expect(speedUp.value).toBe(of('time', browser.id)?.ratio?.value)
      const bytes = (id: string) =>
        run.artefacts.find((artefact) => artefact.crate === benchmark.crate && artefact.variant === id)?.sizes.brotli ??
        0
      expect(size).toBeCloseTo(bytes(variant.id) / bytes(run.baseline), 9)
    }
  }
})

it('has no chart where nothing has both', () => {
  expect(sizeSpeedCharts(viewOf(exampleRun({ everythingFailed: true })))).toEqual([])
  expect(sizeSpeedCharts(viewOf(exampleRun({ benchmarks: 0 })))).toEqual([])
})
