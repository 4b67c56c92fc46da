import { artefactOf, cratesOf } from '../../../charts/sizes.ts'
import { quantity } from '../../../format/quantity.ts'
import { tick } from '../../../format/tick.ts'
import { Chart, fontOf, labelLines, rowAxis, setHeight, tooltipLook } from '../chartSetUp.ts'
import type { Draw } from '../draw.ts'

const barPixels = 13
const axisPixels = 26

/** Brotli sizes: a group of bars per crate, a bar per variant. */
export const drawSizes: Draw = (canvas, view, _index, palette) => {
  const crates = cratesOf(view)
  setHeight(canvas, axisPixels + crates.length * Math.max(30, (view.variants.length * barPixels) / 0.8))
  return new Chart(canvas, {
    type: 'bar',
    data: {
      labels: crates.map((crate) => labelLines(crate, 18)),
      datasets: view.variants.map((variant) => ({
        label: variant.title,
        data: crates.map((crate) => artefactOf(view, crate, variant.id)?.sizes.brotli ?? null),
        backgroundColor: palette.variant(variant),
        borderRadius: 2,
        barPercentage: 0.84,
        categoryPercentage: 0.8,
      })),
    },
    options: {
      indexAxis: 'y',
      animation: false,
      maintainAspectRatio: false,
      interaction: { mode: 'index', axis: 'y', intersect: false },
      scales: {
        x: {
          min: 0,
          grid: { color: palette.line, drawTicks: false },
          border: { display: false },
          ticks: {
            color: palette.muted,
            font: fontOf(palette),
            maxTicksLimit: 8,
            callback: (value) => tick(Number(value), 'bytes'),
          },
        },
        y: rowAxis(palette),
      },
      plugins: {
        tooltip: {
          ...tooltipLook(palette),
          callbacks: {
            title: ([item]) => crates[item?.dataIndex ?? 0] ?? '',
            label: ({ dataset, raw }) =>
              `${dataset.label ?? ''}: ${raw === null ? '–' : quantity(Number(raw), 'bytes')}`,
          },
        },
      },
    },
  })
}
