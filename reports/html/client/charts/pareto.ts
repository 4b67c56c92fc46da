import { paretoCharts, type ParetoPoint } from '../../../charts/pareto.ts'
import { amount } from '../../../format/amount.ts'
import { ratioText } from '../../../format/ratio.ts'
import type { Scale } from 'chart.js'
import { Chart, fontOf, setHeight, tooltipLook } from '../chartSetUp.ts'
import type { Draw } from '../draw.ts'
import { errorBars } from '../errorBars.ts'
import { frontLine } from '../frontLine.ts'
import { pointNames } from '../pointNames.ts'

/** Room around the points, as a share of the range, and the least range that an axis has. */
const [margin, least] = [0.12, 1.04]

/** Ends of a logarithmic axis that holds all values and 1. */
const rangeOf = (values: readonly number[]): { readonly min: number; readonly max: number } => {
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
const ticksIn = ({ min, max }: ReturnType<typeof rangeOf>, length: number, pixels: number): number[] => {
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

const words = ({ variant, size, time }: ParetoPoint, mark: string): string =>
  variant.isBaseline
    ? `${variant.title}: what the others are compared with`
    : `${variant.title}: ${ratioText({ value: time.value, interval: time.low === time.high ? null : time })}${mark} of the time, size ${amount(size)}`

/** Time against size, both as multiples of the baseline's on log scales: the lower left is where one wants to be. */
export const drawPareto: Draw = (canvas, view, index, palette) => {
  const chart = paretoCharts(view)[index]
  if (chart === undefined) return null
  const { points, browser } = chart
  setHeight(canvas, 330)
  const x = rangeOf(points.map(({ size }) => size))
  const y = rangeOf(points.flatMap(({ time }) => [time.low, time.value, time.high]))
  const axis = (range: typeof x, title: string, pixels: number) => ({
    type: 'logarithmic' as const,
    ...range,
    title: { display: true, text: title, color: palette.muted, font: fontOf(palette) },
    grid: { color: palette.line, drawTicks: false },
    border: { display: false },
    afterBuildTicks: (scale: Scale) => {
      // The scale itself has no length yet when it is first laid out.
      const length = (scale.isHorizontal() ? scale.chart.width : scale.chart.height) - besidePlot
      scale.ticks = ticksIn(range, length, pixels).map((value) => ({ value }))
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

  return new Chart(canvas, {
    type: 'scatter',
    data: {
      datasets: points.map(({ variant, size, time, onFront }) => ({
        label: variant.title,
        data: [{ x: size, y: time.value }],
        // Filled on the front, hollow behind it: the shape tells what the colour does not.
        backgroundColor: onFront ? palette.variant(variant) : palette.surface,
        borderColor: palette.variant(variant),
        borderWidth: 2,
        pointStyle: variant.isBaseline ? 'rectRot' : 'circle',
        pointRadius: variant.isBaseline ? 7 : 5,
        pointHoverRadius: 7,
      })),
    },
    options: {
      animation: false,
      maintainAspectRatio: false,
      interaction: { mode: 'nearest', intersect: false },
      scales: { x: axis(x, 'size, brotli', 44), y: axis(y, 'time per call', 26) },
      plugins: {
        tooltip: {
          ...tooltipLook(palette),
          callbacks: {
            title: () => '',
            label: ({ datasetIndex }) => {
              const point = points[datasetIndex]
              return point === undefined ? '' : words(point, browser.mark)
            },
          },
        },
      },
    },
    plugins: [
      frontLine(
        points.filter(({ onFront }) => onFront).map(({ size, time }) => ({ x: size, y: time.value })),
        palette.muted,
      ),
      errorBars(
        points.map(({ time }) => [time]),
        palette.text,
        'y',
      ),
      pointNames(
        points.map(({ variant, onFront }) => ({ name: variant.title, first: onFront || variant.isBaseline })),
        palette,
      ),
    ],
  })
}
