import { test } from 'vitest'
import { changePoints } from './changePoints.ts'
import { location } from './location.ts'
import { lowBandMean } from './lowBand.ts'
import { random } from './random.ts'
import { trimmedMean } from './trimmedMean.ts'
import { undisturbedMean } from './undisturbedMean.ts'

// Each at n and 10 n: linear growth shows as a tenth of the rate.

const source = random(1)
const noise = (count: number, levelAt: (index: number) => number = () => 0): number[] =>
  Array.from({ length: count }, (_, index) => 100 + levelAt(index) + source.normal())
const options = { time: 300, iterations: 3, warmupTime: 50, warmupIterations: 1 }

const samples = noise(1_000_000)
const steps = samples.map(() => 0.5)
const tenth = { samples: samples.slice(0, 100_000), steps: steps.slice(0, 100_000) }

test('lowBandMean of samples', async ({ bench }) => {
  await bench.compare(
    bench('100,000', () => void lowBandMean(tenth.samples)),
    bench('1,000,000', () => void lowBandMean(samples)),
    options,
  )
})

test('undisturbedMean of samples', async ({ bench }) => {
  await bench.compare(
    bench('100,000', () => void undisturbedMean(tenth.samples, tenth.steps)),
    bench('1,000,000', () => void undisturbedMean(samples, steps)),
    options,
  )
})

test('trimmedMean of samples', async ({ bench }) => {
  await bench.compare(
    bench('100,000', () => void trimmedMean(tenth.samples)),
    bench('1,000,000', () => void trimmedMean(samples)),
    options,
  )
})

test('location of visits, quadratic by nature', async ({ bench }) => {
  const visits = samples.slice(0, 200)
  const fewVisits = samples.slice(0, 20)
  await bench.compare(
    bench('20', () => void location(fewVisits)),
    bench('200', () => void location(visits)),
    options,
  )
})

test('changePoints of a series that changes every hundred values', async ({ bench }) => {
  const series = noise(10_000, (index) => 5 * (Math.floor(index / 100) % 2))
  const short = series.slice(0, 1000)
  await bench.compare(
    bench('1,000', () => void changePoints(short)),
    bench('10,000', () => void changePoints(series)),
    options,
  )
})

test('changePoints of a series that never changes, quadratic', async ({ bench }) => {
  const series = noise(10_000)
  const short = series.slice(0, 1000)
  await bench.compare(
    bench('1,000', () => void changePoints(short)),
    bench('10,000', () => void changePoints(series)),
    options,
  )
})
