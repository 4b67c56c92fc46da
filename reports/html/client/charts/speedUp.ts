import { speedUpChart, speedUpRange } from '../../../charts/speedUp.ts'
import { effectOf, effectText, ratioInterval } from '../../../format/ratio.ts'
import { remarksOf } from '../../../view/flags.ts'
import type { VariantView } from '../../../view/variants.ts'
import { cellNotes } from '../cellNotes.ts'
import { Chart, fontOf, labelLines, rowAxis, setHeight, tooltipLook } from '../chartSetUp.ts'
import type { Draw } from '../draw.ts'
import { errorBars } from '../errorBars.ts'
import { referenceLine } from '../referenceLine.ts'
import { logTicks } from '../logTicks.ts'

const barPixels = 17
const axisPixels = 26
/** Room behind the bars for their numbers and, where there are many, for their names. */
const [numberPixels, namePixels] = [52, 130]

/** Horizontal bars from 1× on a log scale: a bar to the left is a loss, and equal lengths are equal factors. */
export const drawSpeedUp: Draw = (canvas, view, index, palette) => {
  const benchmark = view.timed[index]
  if (benchmark === undefined) return null
  const { browsers, series } = speedUpChart(view, benchmark)
  const { min, max } = speedUpRange(view)
  // A dozen colours are too many to look up in a legend.
  const named = ({ id }: VariantView, text: string) => (view.isLong ? `${text} ${id.slice(0, 16)}` : text)
  setHeight(canvas, axisPixels + browsers.length * Math.max(40, (series.length * barPixels) / 0.8))

  return new Chart(canvas, {
    type: 'bar',
    data: {
      labels: browsers.map((title) => labelLines(title)),
      datasets: series.map(({ variant, bars }) => ({
        label: variant.title,
        data: bars.map(({ point }) => point?.value ?? null),
        base: 1,
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
      layout: { padding: { right: view.isLong ? namePixels : numberPixels } },
      scales: {
        x: {
          type: 'logarithmic',
          min,
          max,
          grid: { color: palette.line, drawTicks: false },
          border: { display: false },
          afterBuildTicks: (axis) => {
            axis.ticks = logTicks(min, max, axis.width).map((value) => ({ value }))
          },
          ticks: { autoSkip: false, color: palette.muted, font: fontOf(palette), callback: (value) => `${value}×` },
        },
        y: rowAxis(palette),
      },
      plugins: {
        tooltip: {
          ...tooltipLook(palette),
          callbacks: {
            title: ([item]) => browsers[item?.dataIndex ?? 0] ?? '',
            label: ({ datasetIndex, dataIndex }) => {
              const { variant } = series[datasetIndex] ?? {}
              const cell = view.cellAt(
                benchmark,
                view.browsers[dataIndex]?.id ?? null,
                variant?.id ?? '',
                view.headline?.id ?? '',
              )
              const ratio = cell.state === 'measured' ? cell.estimate.ratio : null
              const words =
                cell.state !== 'measured' || ratio === null
                  ? ['–']
                  : [`${effectText(ratio)}${cell.mark}`, ratioInterval(ratio), ...remarksOf(cell.estimate)]
              return `${variant?.title ?? ''}: ${words.filter((word) => word !== null).join(' ')}`
            },
          },
        },
      },
    },
    plugins: [
      referenceLine('unity', 1, palette.text, []),
      referenceLine('lanes', benchmark.lanes, palette.muted, [4, 3]),
      errorBars(
        series.map(({ bars }) => bars.map(({ point }) => point)),
        palette.text,
      ),
      cellNotes(
        series.map(({ variant, bars }) =>
          bars.map(({ point, reason, mark }) =>
            point === null
              ? { text: named(variant, reason), at: 1 }
              : {
                  text: named(
                    variant,
                    effectOf({ value: point.value, interval: point.low === point.high ? null : point }).first + mark,
                  ),
                  at: Math.max(point.high, 1),
                },
          ),
        ),
        palette,
      ),
    ],
  })
}
