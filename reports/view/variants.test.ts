import { expect, it } from 'vitest'
import { exampleRun } from '../fixtures/exampleRun.ts'
import { colours, variantsOf } from './variants.ts'

const coloursIn = (run: ReturnType<typeof exampleRun>) => variantsOf(run).map(({ id, colour }) => [id, colour] as const)

it('numbers colours in the order of the config, the baseline first', () => {
  expect(coloursIn(exampleRun())).toEqual([
    ['scalar', 0],
    ['autovec', 1],
    ['simd', 2],
  ])
  expect(coloursIn(exampleRun({ answers: true })).map(([, colour]) => colour)).toEqual(
    Array.from({ length: 13 }, (_, index) => index),
  )
})

it('gives the same colour only to variants that no crate has both of, where there are enough', () => {
  const run = exampleRun({ benchmarks: 3 })
  const [setting] = Object.values(run.variants)
  if (setting === undefined) throw new Error('The example has no variant.')
  const ids = Array.from({ length: 30 }, (_, index) => `v${index}`)
  run.variants = Object.fromEntries(['scalar', ...ids].map((id) => [id, setting]))
  run.benchmarks = run.benchmarks.map((benchmark, crate) => ({
    ...benchmark,
    variants: ['scalar', ...ids.filter((_, index) => index % 3 === crate)],
  }))
  const colour = new Map(coloursIn(run))
  for (const { variants } of run.benchmarks) {
    expect(new Set(variants.map((id) => colour.get(id))).size).toBe(variants.length)
  }
  expect(Math.max(...colour.values())).toBe(colours)
})
