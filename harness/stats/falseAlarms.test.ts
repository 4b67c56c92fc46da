import { describe, expect, it } from 'vitest'
import { anytimeEs } from './anytime.ts'
import { meanWithError } from './pairedT.ts'
import { random } from './random.ts'
import { tQuantile } from './studentT.ts'

const streams = 1000
const longest = 200
const shortest = 6

const { normal, uniform } = random(77)

const noises = {
  normal,
  'heavy-tailed (t, 3 degrees)': () => normal() / Math.sqrt((normal() ** 2 + normal() ** 2 + normal() ** 2) / 3),
  'outlier-laden (one in ten, ten times as wide)': () => normal() * (uniform() < 0.1 ? 10 : 1),
}

const stream = (noise: () => number, centre = 0, length = longest): number[] =>
  Array.from({ length }, () => centre + noise())

const share = (happens: () => boolean): number =>
  Array.from({ length: streams }, happens).filter(Boolean).length / streams

/** Whether any look, at every value from the sixth on, finds theta rejected. */
const everRejects = (es: readonly number[]): boolean => es.slice(shortest - 1).some((e) => e >= 20)

describe.each(Object.entries(noises))('%s noise, looked at after every visit from 6 to 200', (_, noise) => {
  // Any other centre is the same question: the interval leaves out theta exactly when its e-value reaches 20.
  it.each([0, 0.05])('is safe with the anytime-valid t, at all times together, for a centre of %d', (centre) => {
    expect(share(() => everRejects(anytimeEs(stream(noise, centre), centre)))).toBeLessThanOrEqual(0.05)
  })
})

it('is not safe with the interval of a fixed number of visits', () => {
  const critical = Array.from({ length: longest + 1 }, (_, n) => (n < shortest ? Infinity : tQuantile(0.975, n - 1)))
  const looks = Array.from({ length: 40 }, (_, index) => shortest + 5 * index).filter((n) => n <= longest)
  const fooled = share(() => {
    const values = stream(normal)
    return looks.some((n) => {
      const { mean, se } = meanWithError(values.slice(0, n))
      return Math.abs(mean) > (critical[n] as number) * se
    })
  })
  expect(fooled).toBeGreaterThan(0.2)
})

it('finds a shift of one standard deviation within 60 visits', () => {
  expect(share(() => everRejects(anytimeEs(stream(normal, 1, 60), 0)))).toBeGreaterThan(0.98)
})
