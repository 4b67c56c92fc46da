import { loadPhases, loadRows } from '../../../charts/load.ts'
import { quantity, quantityInterval } from '../../../format/quantity.ts'
import { tick } from '../../../format/tick.ts'
import { cellNotes } from '../cellNotes.ts'
import { Chart, fontOf, rowAxis, setHeight, tooltipLook } from '../chartSetUp.ts'
import type { Draw } from '../draw.ts'
import { loadMarks } from '../loadMarks.ts'

const rowPixels = 20
const axisPixels = 26

/** The phases of every load, stacked, and a mark in the variant's colour at the time of the first verified result. */
export const drawLoad: Draw = (canvas, view, index, palette) => {
  const benchmark = view.benchmarks[index]
  if (benchmark === undefined) return null
  const rows = loadRows(view, benchmark)
  const phases = loadPhases(view)
  setHeight(canvas, axisPixels + rows.length * rowPixels)
  const longest = Math.max(0, ...rows.map(({ firstResultMs }) => firstResultMs?.high ?? 0))

  return new Chart(canvas, {
    type: 'bar',
    data: {
      labels: rows.map(({ browser, variant }) => `${browser.name}${browser.mark} · ${variant.id}`),
      datasets: phases.map(({ title }, phase) => ({
        label: title,
        data: rows.map(({ phasesMs }) => phasesMs[phase] ?? null),
        backgroundColor: palette.phase(phase),
        barThickness: 11,
      })),
    },
    options: {
      indexAxis: 'y',
      animation: false,
      maintainAspectRatio: false,
      interaction: { mode: 'index', axis: 'y', intersect: false },
      scales: {
        x: {
          stacked: true,
          min: 0,
          suggestedMax: longest,
          grid: { color: palette.line, drawTicks: false },
          border: { display: false },
          ticks: {
            color: palette.muted,
            font: fontOf(palette),
            maxTicksLimit: 6,
            callback: (value) => tick(Number(value), 'ms'),
          },
        },
        y: { ...rowAxis(palette), stacked: true },
      },
      plugins: {
        tooltip: {
          ...tooltipLook(palette),
          callbacks: {
            label: ({ dataset, dataIndex, raw }) =>
              `${dataset.label ?? ''}: ${raw === null ? '–' : `${quantity(Number(raw), 'ms')}${rows[dataIndex]?.browser.mark ?? ''}`}`,
            footer: ([item]) => {
              const row = rows[item?.dataIndex ?? 0]
              const total = row?.firstResultMs
              return total
                ? `First result: ${quantity(total.value, 'ms')}${row.browser.mark} ${quantityInterval(total.value, 'ms', total)}`
                : ''
            },
          },
          footerColor: palette.text,
          footerFont: fontOf(palette, 12),
        },
      },
    },
    plugins: [
      loadMarks(rows.map(({ firstResultMs, variant }) => ({ point: firstResultMs, colour: palette.variant(variant) }))),
      cellNotes([rows.map(({ reason }) => (reason === null ? null : { text: reason, at: 0 }))], palette),
    ],
  })
}
