import type { Chart } from 'chart.js'
import type { View } from '../../view/view.ts'
import type { ChartKind } from '../chart.ts'
import { drawCanary } from './charts/canary.ts'
import { drawLoad } from './charts/load.ts'
import { drawPareto } from './charts/pareto.ts'
import { drawSizes } from './charts/sizes.ts'
import { drawSizeSpeed } from './charts/sizeSpeed.ts'
import { drawSpeedUp } from './charts/speedUp.ts'
import { drawVisits } from './charts/visits.ts'
import { drawWarmUp } from './charts/warmUp.ts'
import { describeChart } from './describeChart.ts'
import type { Draw } from './draw.ts'
import { readPalette } from './palette.ts'

const draw: Record<ChartKind, Draw> = {
  'speed-up': drawSpeedUp,
  load: drawLoad,
  size: drawSizes,
  visits: drawVisits,
  canary: drawCanary,
  pareto: drawPareto,
  'size-speed': drawSizeSpeed,
  'warm-up': drawWarmUp,
}

const isKind = (kind: string | undefined): kind is ChartKind => kind !== undefined && Object.hasOwn(draw, kind)

export interface Charts {
  /** Takes charts over that have come into the page, and forgets those that have left it; draws each when it first comes into view. */
  readonly adopt: (view: View) => void
  /** Draws again, in today's colours. */
  readonly redraw: () => void
}

/** Draws charts when they come into view: folds and long reports cost nothing until they are looked at. */
export const drawCharts = (page: Document): Charts => {
  let view: View | null = null
  let palette = readPalette(page)
  const drawn = new Map<HTMLCanvasElement, Chart>()

  const paint = (canvas: HTMLCanvasElement) => {
    const { chart: kind, index } = canvas.dataset
    if (!isKind(kind) || view === null) return
    drawn.get(canvas)?.destroy()
    const chart = draw[kind](canvas, view, Number(index), palette)
    if (chart === null) return
    drawn.set(canvas, chart)
    describeChart(canvas, chart)
  }

  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (!isIntersecting || !(target instanceof HTMLCanvasElement)) continue
        observer.unobserve(target)
        paint(target)
      }
    },
    { rootMargin: '600px' },
  )
  const all = () => page.querySelectorAll<HTMLCanvasElement>('canvas[data-chart]')
  // Paper has no scrolling: what it shows must be drawn.
  page.defaultView?.addEventListener('beforeprint', () => {
    for (const canvas of all()) if (!drawn.has(canvas) && canvas.checkVisibility()) paint(canvas)
  })

  return {
    adopt: (now) => {
      view = now
      for (const [canvas, chart] of drawn) {
        if (canvas.isConnected) continue
        chart.destroy()
        drawn.delete(canvas)
      }
      for (const canvas of all()) {
        const container = canvas.parentElement
        if (!container?.hidden) continue
        container.hidden = false
        const tableView = canvas.closest('.chart')?.querySelector('details')
        if (tableView) tableView.open = false
        observer.observe(canvas)
      }
    },
    redraw: () => {
      palette = readPalette(page)
      for (const canvas of drawn.keys()) paint(canvas)
    },
  }
}
