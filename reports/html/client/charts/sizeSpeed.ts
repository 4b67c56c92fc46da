import { type SizeSpeedPoint, sizeSpeedCharts } from '../../../charts/sizeSpeed.ts'
import { amount } from '../../../format/amount.ts'
import { ratioText } from '../../../format/ratio.ts'
import { Chart, setHeight, tooltipLook } from '../chartSetUp.ts'
import type { Draw } from '../draw.ts'
import { errorBars } from '../errorBars.ts'
import { endsOf, multiplesAxis } from '../multiples.ts'

const words = ({ benchmark, variant, size, speedUp }: SizeSpeedPoint, mark: string): string => {
  const interval = speedUp.low === speedUp.high ? null : speedUp
  return `${benchmark.id}, ${variant.title}: ${ratioText({ value: speedUp.value, interval })}${mark}, size ${amount(size)}`
}

/** What variants gain against what they weigh, on log scales that all engines share: upper left is where one wants to be. */
export const drawSizeSpeed: Draw = (canvas, view, index, palette) => {
  const charts = sizeSpeedCharts(view)
  const chart = charts[index]
  if (chart === undefined) return null
  const { browser, points } = chart
  const all = charts.flatMap((one) => one.points)
  setHeight(canvas, 300)
  const series = view.contenders
    .map((variant) => ({ variant, own: points.filter((point) => point.variant.id === variant.id) }))
    .filter(({ own }) => own.length > 0)

  return new Chart(canvas, {
    type: 'scatter',
    data: {
      datasets: series.map(({ variant, own }) => ({
        label: variant.title,
        data: own.map(({ size, speedUp }) => ({ x: size, y: speedUp.value })),
        backgroundColor: palette.variant(variant),
        borderColor: palette.surface,
        borderWidth: 1,
        pointRadius: 5,
        pointHoverRadius: 7,
      })),
    },
    options: {
      animation: false,
      maintainAspectRatio: false,
      interaction: { mode: 'nearest', intersect: false },
      scales: {
        x: multiplesAxis(endsOf(all.map(({ size }) => size)), 'size, brotli', 44, palette),
        y: multiplesAxis(endsOf(all.flatMap(({ speedUp }) => [speedUp.low, speedUp.high])), 'speed-up', 26, palette),
      },
      plugins: {
        tooltip: {
          ...tooltipLook(palette),
          callbacks: {
            title: () => '',
            label: ({ datasetIndex, dataIndex }) => {
              const point = series[datasetIndex]?.own[dataIndex]
              return point === undefined ? '' : words(point, browser.mark)
            },
          },
        },
      },
    },
    plugins: [
      errorBars(
        series.map(({ own }) => own.map(({ speedUp }) => speedUp)),
        palette.text,
        'y',
      ),
    ],
  })
}
