import type { Scale } from 'chart.js'
import { warmUpCharts, type WarmUpPoint, warmUpPoints } from '../../../charts/warmUp.ts'
import { fixed } from '../../../format/decimals.ts'
import { quantity } from '../../../format/quantity.ts'
import { tick } from '../../../format/tick.ts'
import { Chart, fontOf, setHeight, tooltipLook } from '../chartSetUp.ts'
import type { Draw } from '../draw.ts'
import { curves } from '../curves.ts'

/** Room below and above the curves, as a factor. */
const room = 1.15

/** `1`, `100`, `10k`, `1M` calls. */
const callsTick = (calls: number): string =>
  calls >= 1e6 ? `${calls / 1e6}M` : calls >= 1e4 ? `${calls / 1e3}k` : fixed(calls, 0)

/** Round numbers within a range: powers of ten and, where these are few, twice and five times as much. */
const roundTicks = (min: number, max: number): number[] => {
  const powers = Array.from({ length: 20 }, (_, index) => 10 ** (index - 3))
  const inside = (values: readonly number[]) => values.filter((value) => value >= min && value <= max)
  const few = inside(powers)
  return few.length >= 4 ? few : inside(powers.flatMap((power) => [power, 2 * power, 5 * power]))
}

const words = ({ from, upTo, ns, spikeNs }: WarmUpPoint, mark: string): string => {
  const calls = from === upTo ? `call ${fixed(upTo, 0)}` : `calls ${fixed(from, 0)} to ${fixed(upTo, 0)}`
  const slowest = spikeNs === null ? '' : `, slowest slice ${quantity(spikeNs, 'ns')}${mark}`
  return `${quantity(ns, 'ns')}${mark}${slowest} (${calls})`
}

/** Time per call over the calls, both on log scales, so that the first call and each change of tier can be seen. */
export const drawWarmUp: Draw = (canvas, view, index, palette) => {
  const chart = warmUpCharts(view)[index]
  if (chart === undefined) return null
  const { browser } = chart
  const series = chart.series.map(({ variant, curve }) => ({ variant, points: warmUpPoints(curve) }))
  const all = series.flatMap(({ points }) => points)
  const min = Math.min(...all.map(({ ns }) => ns).filter((ns) => ns > 0)) / room
  const max = Math.max(...all.map(({ ns, spikeNs }) => spikeNs ?? ns)) * room
  setHeight(canvas, 190)
  const axis = {
    type: 'logarithmic' as const,
    border: { color: palette.line },
    ticks: { autoSkip: false, color: palette.muted, font: fontOf(palette), maxRotation: 0 },
  }
  const title = (text: string) => ({ display: true, text, color: palette.muted, font: fontOf(palette) })

  return new Chart(canvas, {
    type: 'scatter',
    data: {
      datasets: series.map(({ variant, points }) => ({
        label: variant.title,
        data: points.map(({ upTo, ns }) => ({ x: upTo, y: ns })),
        borderColor: palette.variant(variant),
        backgroundColor: palette.variant(variant),
        pointRadius: 2,
        pointHoverRadius: 5,
      })),
    },
    options: {
      animation: false,
      maintainAspectRatio: false,
      interaction: { mode: 'nearest', intersect: false },
      scales: {
        x: {
          ...axis,
          min: 0.9,
          max: Math.max(...all.map(({ upTo }) => upTo)) * room,
          title: title('calls'),
          grid: { display: false },
          afterBuildTicks: (scale: Scale) => {
            scale.ticks = roundTicks(1, scale.max).map((value) => ({ value }))
          },
          ticks: { ...axis.ticks, callback: (value) => callsTick(Number(value)) },
        },
        y: {
          ...axis,
          min,
          max,
          grid: { color: palette.line, drawTicks: false },
          border: { display: false },
          afterBuildTicks: (scale: Scale) => {
            scale.ticks = roundTicks(scale.min, scale.max).map((value) => ({ value }))
          },
          ticks: { ...axis.ticks, callback: (value) => tick(Number(value), 'ns') },
        },
      },
      plugins: {
        tooltip: {
          ...tooltipLook(palette),
          callbacks: {
            title: () => '',
            label: ({ dataset, datasetIndex, dataIndex }) => {
              const point = series[datasetIndex]?.points[dataIndex]
              return point === undefined ? '' : `${dataset.label ?? ''}: ${words(point, browser.mark)}`
            },
          },
        },
      },
    },
    plugins: [
      curves(
        series.map(({ variant, points }) => ({
          colour: palette.variant(variant),
          tops: points.map(({ spikeNs }) => spikeNs),
        })),
      ),
    ],
  })
}
