import { paretoCharts, type ParetoPoint } from '../../../charts/pareto.ts'
import { amount } from '../../../format/amount.ts'
import { ratioText } from '../../../format/ratio.ts'
import { Chart, setHeight, tooltipLook } from '../chartSetUp.ts'
import type { Draw } from '../draw.ts'
import { errorBars } from '../errorBars.ts'
import { frontLine } from '../frontLine.ts'
import { endsOf, multiplesAxis } from '../multiples.ts'
import { pointNames } from '../pointNames.ts'

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
  const x = endsOf(points.map(({ size }) => size))
  const y = endsOf(points.flatMap(({ time }) => [time.low, time.value, time.high]))

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
      scales: { x: multiplesAxis(x, 'size, brotli', 44, palette), y: multiplesAxis(y, 'time per call', 26, palette) },
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
