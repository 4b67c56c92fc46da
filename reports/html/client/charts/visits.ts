import { visitsCharts } from '../../../charts/visits.ts'
import { amount } from '../../../format/amount.ts'
import { ratioValue } from '../../../format/ratio.ts'
import { canaryLevels } from '../../../view/canaryLevels.ts'
import { Chart, fontOf, setHeight, tooltipLook } from '../chartSetUp.ts'
import type { Draw } from '../draw.ts'
import { launchBands } from '../launchBands.ts'
import { ratioBands } from '../ratioBands.ts'

/** Every visit's ratio over the blocks, with each variant's estimate and interval behind its dots. */
export const drawVisits: Draw = (canvas, view, index, palette) => {
  const chart = visitsCharts(view)[index]
  if (chart === undefined) return null
  const series = chart.series.filter(({ variant }) => !variant.isBaseline)
  const launches = new Map(
    chart.series.flatMap(({ estimate }) => estimate.points.map(({ block, launch }) => [block, launch] as const)),
  )
  const levels = canaryLevels(view.document, chart.benchmark.id, chart.browser.id)
  setHeight(canvas, 190)
  const last = chart.blocks.at(-1) ?? 0

  return new Chart(canvas, {
    type: 'scatter',
    data: {
      datasets: series.map(({ variant, estimate }) => ({
        label: variant.title,
        data: estimate.points.flatMap(({ block, ratio }) => (ratio === null ? [] : [{ x: block + 1, y: ratio }])),
        backgroundColor: palette.variant(variant),
        borderColor: palette.surface,
        borderWidth: 1,
        pointRadius: 4,
        pointHoverRadius: 6,
      })),
    },
    options: {
      animation: false,
      maintainAspectRatio: false,
      scales: {
        x: {
          min: 0.5,
          max: last + 1.5,
          title: { display: true, text: 'block', color: palette.muted, font: fontOf(palette) },
          grid: { display: false },
          border: { color: palette.line },
          afterBuildTicks: (axis) => {
            const step = Math.ceil((last + 1) / 10)
            const blocks = Array.from({ length: Math.ceil((last + 1) / step) }, (_, tick) => tick * step)
            axis.ticks = blocks.map((block) => ({ value: block + 1 }))
          },
          ticks: { color: palette.muted, font: fontOf(palette), autoSkip: false, maxRotation: 0 },
        },
        y: {
          grace: '8%',
          grid: { color: palette.line, drawTicks: false },
          border: { display: false },
          ticks: {
            color: palette.muted,
            font: fontOf(palette),
            maxTicksLimit: 6,
            callback: (value) => `${Number(Number(value).toPrecision(4))}×`,
          },
        },
      },
      plugins: {
        tooltip: {
          ...tooltipLook(palette),
          callbacks: {
            title: ([item]) => `block ${item?.parsed.x ?? ''}`,
            label: ({ dataset, parsed }) =>
              `${dataset.label ?? ''}: ${ratioValue({ value: parsed.y ?? 1, interval: null })}${chart.browser.mark}`,
            footer: ([item]) => {
              const level = levels.get((item?.parsed.x ?? 0) - 1)
              return level === undefined ? '' : `noise canary: ${amount(level)}${chart.browser.mark}`
            },
          },
          footerColor: palette.text,
          footerFont: fontOf(palette, 12),
        },
      },
    },
    plugins: [
      launchBands(new Map([...launches].map(([block, launch]) => [block + 1, launch])), palette.sunken),
      ratioBands(series.map(({ variant, estimate }) => ({ ratio: estimate.ratio, colour: palette.variant(variant) }))),
    ],
  })
}
