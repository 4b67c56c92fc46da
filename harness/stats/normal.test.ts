import { describe, expect, it } from 'vitest'
import { normalCdf, normalQuantile } from './normal.ts'

const relative = (value: number, truth: number): number => Math.abs(value / truth - 1)

describe('normalCdf', () => {
  it.each([
    // Abramowitz & Stegun, table 26.1.
    [0, 0.5],
    [0.5, 0.691_462_461_274_013],
    [1, 0.841_344_746_068_543],
    [2, 0.977_249_868_051_821],
    [3, 0.998_650_101_968_37],
  ])('agrees with the published table at %d', (z, probability) => {
    expect(relative(normalCdf(z), probability)).toBeLessThan(2e-15)
    expect(normalCdf(-z)).toBeCloseTo(1 - probability, 14)
  })

  it.each([
    // Abramowitz & Stegun, table 26.2: −log₁₀ of the tail.
    [5, 6.542_65],
    [10, 23.118_05],
    [20, 88.560_1],
    [30, 197.309_21],
  ])('agrees with the published table far out, at −%d', (z, minusLog) => {
    expect(Math.abs(-Math.log10(normalCdf(-z)) - minusLog)).toBeLessThan(6e-6)
  })

  it.each([-8, -3.5, -3, -2.9, -1, 0.3, 2.5, 3.2])('is the area under the density up to %d', (z) => {
    // Simpson's rule over the mirrored side for the upper half, where the area is 1 minus that.
    const end = -Math.abs(z)
    const slices = 20_000
    const width = 12 / slices
    const density = (x: number): number => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)
    let sum = density(end - 12) + density(end)
    for (let slice = 1; slice < slices; slice++) sum += density(end - slice * width) * (slice % 2 === 1 ? 4 : 2)
    const tail = (sum * width) / 3
    expect(relative(normalCdf(z), z < 0 ? tail : 1 - tail)).toBeLessThan(1e-11)
  })

  it('has no step where series and fraction meet, and reaches both ends', () => {
    expect(relative(normalCdf(-3), normalCdf(-3 + 1e-15))).toBeLessThan(2e-13)
    expect(normalCdf(-40)).toBe(0)
    expect(normalCdf(-Infinity)).toBe(0)
    expect(normalCdf(Infinity)).toBe(1)
    expect(normalCdf(Number.NaN)).toBeNaN()
  })
})

describe('normalQuantile', () => {
  it.each([
    // Abramowitz & Stegun, table 26.5 and 26.6.
    [0.75, 0.674_489_75],
    [0.95, 1.644_853_63],
    [0.975, 1.959_963_98],
    [0.995, 2.575_829_3],
    [0.999, 3.090_232_31],
    [1e-5, -4.264_890_79],
  ])('agrees with published values at %d', (probability, z) => {
    expect(normalQuantile(probability)).toBeCloseTo(z, 7)
  })

  it('undoes the distribution function everywhere', () => {
    for (let exponent = -300; exponent < 0; exponent++) {
      expect(relative(normalCdf(normalQuantile(10 ** exponent)), 10 ** exponent)).toBeLessThan(1e-12)
    }
    for (let share = 0.01; share < 1; share += 0.01) {
      expect(relative(normalCdf(normalQuantile(share)), share)).toBeLessThan(1e-13)
      expect(normalQuantile(share)).toBeCloseTo(-normalQuantile(1 - share), 12)
    }
  })

  it('has the whole line between 0 and 1, and nothing outside', () => {
    expect([0, 0.5, 1].map(normalQuantile)).toEqual([-Infinity, 0, Infinity])
    for (const outside of [-0.1, 1.1, Number.NaN]) expect(() => normalQuantile(outside)).toThrow(RangeError)
  })
})
