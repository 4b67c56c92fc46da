import { canaryCharts, type CanaryVisit } from '../../../charts/canary.ts'
import { quantity } from '../../../format/quantity.ts'
import { Chart, fontOf, setHeight, tooltipLook } from '../chartSetUp.ts'
import type { Draw } from '../draw.ts'

const pointsOf = (visits: readonly CanaryVisit[]) =>
  visits.flatMap(({ number, ns }) => (ns === null ? [] : [{ x: number, y: ns }]))

/** The canary's time in every visit, in the order of the run; visits that do not count are crossed out. */
export const drawCanary: Draw = (canvas, view, index, palette) => {
  const chart = canaryCharts(view)[index]
  if (chart === undefined) return null
  const { browser, visits } = chart
  setHeight(canvas, 170)

  return new Chart(canvas, {
    type: 'scatter',
    data: {
      datasets: [
        {
          label: 'counts',
          data: pointsOf(visits.filter(({ discarded }) => discarded === null)),
          backgroundColor: palette.muted,
          borderColor: palette.surface,
          borderWidth: 1,
          pointRadius: 3.5,
          pointHoverRadius: 5,
        },
        {
          label: 'measured again',
          data: pointsOf(visits.filter(({ discarded }) => discarded !== null)),
          pointStyle: 'crossRot',
          borderColor: palette.warn,
          borderWidth: 2,
          pointRadius: 4.5,
          pointHoverRadius: 6,
        },
      ],
    },
    options: {
      animation: false,
      maintainAspectRatio: false,
      scales: {
        x: {
          min: 0,
          // The same in every browser's chart, so that what happened at the same time stands in the same place.
          max: (view.document.canaryInAll ?? view.document.canary.length) + 1,
          title: { display: true, text: 'visit of the run', color: palette.muted, font: fontOf(palette) },
          grid: { display: false },
          border: { color: palette.line },
          ticks: {
            color: palette.muted,
            font: fontOf(palette),
            maxTicksLimit: 7,
            maxRotation: 0,
            precision: 0,
            includeBounds: false,
          },
        },
        y: {
          grace: '12%',
          // No time is below nothing, however far a few are above the others.
          afterDataLimits: (axis) => {
            axis.min = Math.max(0, axis.min)
          },
          grid: { color: palette.line, drawTicks: false },
          border: { display: false },
          ticks: {
            color: palette.muted,
            font: fontOf(palette),
            maxTicksLimit: 5,
            callback: (value) => quantity(Number(value), 'ns'),
          },
        },
      },
      plugins: {
        tooltip: {
          ...tooltipLook(palette),
          callbacks: {
            title: ([item]) => {
              const visit = visits.find(({ number }) => number === item?.parsed.x)
              return visit ? `visit ${visit.number}: ${visit.benchmark}, block ${visit.block + 1}` : ''
            },
            label: ({ dataset, parsed }) =>
              `${quantity(parsed.y ?? 0, 'ns')}${browser.mark}${dataset.label === 'counts' ? '' : ', measured again'}`,
          },
        },
      },
    },
  })
}
