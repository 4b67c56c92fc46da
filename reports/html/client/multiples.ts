import type { Scale } from 'chart.js'
import { fontOf } from './chartSetUp.ts'
import type { Palette } from './palette.ts'

/** Room around the points, as a share of the range, and the least range that an axis has. */
const [margin, least] = [0.12, 1.04]

/** Ends of a logarithmic axis. */
export interface Ends {
  readonly min: number
  readonly max: number
}

/** Ends of a logarithmic axis that holds all values and 1. */
export const endsOf = (values: readonly number[]): Ends => {
  const [min, max] = [Math.min(1, ...values), Math.max(1, ...values)]
  const room = Math.max(least, (max / min) ** margin)
  return { min: min / room, max: max * room }
}

const above = [1.01, 1.02, 1.05, 1.1, 1.2, 1.3, 1.5, 1.75, 2, 3, 4, 6, 8, 12, 16, 24, 32, 64, 128]
const below = [0.99, 0.98, 0.95, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.25, 0.2, 0.15, 0.1, 0.05, 0.02, 0.01]
const everyTick = [1, ...above, ...below]

/** Pixels of a chart's width and height that its plot does not have. */
const besidePlot = 80

/** Round multiples of the baseline within a range, the widest steps first and none closer together than `pixels`. */
const ticksIn = ({ min, max }: Ends, length: number, pixels: number): number[] => {
  const place = (value: number) => (Math.log(value / min) / Math.log(max / min)) * length
  const taken: number[] = []
  // 1 first, then the round ones that are far from it, then those between.
  const order = everyTick
    .filter((value) => value >= min && value <= max)
    .toSorted((a, b) => Number(b === 1) - Number(a === 1) || Math.abs(Math.log(b)) - Math.abs(Math.log(a)))
  for (const value of order) {
    if (taken.every((other) => Math.abs(place(other) - place(value)) >= pixels)) taken.push(value)
  }
  return taken.toSorted((a, b) => a - b)
}

/** `1×`, `0.67×`, `1.05×`. */
const multiple = (value: number): string => `${Number(value.toPrecision(value < 0.995 || value >= 10 ? 2 : 3))}×`

/** An axis of multiples of the baseline, on a log scale. @param pixels between ticks, at least */
export const multiplesAxis = (ends: Ends, title: string, pixels: number, palette: Palette) => ({
  type: 'logarithmic' as const,
  ...ends,
  title: { display: true, text: title, color: palette.muted, font: fontOf(palette) },
  grid: { color: palette.line, drawTicks: false },
  border: { display: false },
  afterBuildTicks: (scale: Scale) => {
    // The scale itself has no length yet when it is first laid out.
    const length = (scale.isHorizontal() ? scale.chart.width : scale.chart.height) - besidePlot
    scale.ticks = ticksIn(ends, length, pixels).map((value) => ({ value }))
  },
  ticks: {
    autoSkip: false,
    color: palette.muted,
    font: fontOf(palette),
    maxRotation: 0,
    padding: 4,
    callback: (value: number | string) => multiple(Number(value)),
  },
})
