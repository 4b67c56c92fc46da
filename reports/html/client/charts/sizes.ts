import { artefactOf, cratesOf } from '../../../charts/sizes.ts'
import { quantity } from '../../../format/quantity.ts'
import { tick } from '../../../format/tick.ts'
import { Chart, fontOf, labelLines, rowAxis, setHeight, tooltipLook } from '../chartSetUp.ts'
import type { View } from '../../../view/view.ts'
import type { Draw } from '../draw.ts'
import type { Palette } from '../palette.ts'

const barPixels = 13
const axisPixels = 26

/** Many variants have a row each, with its name: colours alone would not tell them apart. */
const longBars = (view: View, palette: Palette) => {
  const rows = cratesOf(view).flatMap((crate) =>
    view.variants.flatMap((variant) => {
      const bytes = artefactOf(view, crate, variant.id)?.sizes.brotli
      return bytes === undefined ? [] : [{ crate, variant, bytes }]
    }),
  )
  return {
    height: rows.length * 17,
    titles: rows.map(({ crate }) => crate),
    labels: rows.map(({ crate, variant }) => [`${crate} · ${variant.id}`.slice(0, 36)]),
    datasets: [
      {
        label: 'brotli',
        data: rows.map(({ bytes }): number | null => bytes),
        backgroundColor: rows.map(({ variant }) => palette.variant(variant)),
        borderRadius: 2,
        barPercentage: 0.9,
        categoryPercentage: 0.8,
      },
    ],
  }
}

/** A group of bars per crate, a bar per variant. */
const groupedBars = (view: View, palette: Palette) => {
  const crates = cratesOf(view)
  return {
    height: crates.length * Math.max(30, (view.variants.length * barPixels) / 0.8),
    titles: crates,
    labels: crates.map((crate) => labelLines(crate, 18)),
    datasets: view.variants.map((variant) => ({
      label: variant.title,
      data: crates.map((crate) => artefactOf(view, crate, variant.id)?.sizes.brotli ?? null),
      backgroundColor: palette.variant(variant),
      borderRadius: 2,
      barPercentage: 0.84,
      categoryPercentage: 0.8,
    })),
  }
}

/** Brotli sizes: a group of bars per crate, a bar per variant. */
export const drawSizes: Draw = (canvas, view, _index, palette) => {
  const { height, titles, labels, datasets } = view.isLong ? longBars(view, palette) : groupedBars(view, palette)
  setHeight(canvas, axisPixels + height)
  return new Chart(canvas, {
    type: 'bar',
    data: { labels, datasets },
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
            title: ([item]) => titles[item?.dataIndex ?? 0] ?? '',
            label: ({ dataset, raw }) =>
              `${dataset.label ?? ''}: ${raw === null ? '–' : quantity(Number(raw), 'bytes')}`,
          },
        },
      },
    },
  })
}
