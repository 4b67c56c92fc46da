import type { Plugin } from 'chart.js'
import type { Ratio } from '../../../harness/schema/run.ts'

/** The estimate as a line across the plot and its interval as a faint band, behind the dots that they come from. */
export const ratioBands = (bands: readonly { readonly ratio: Ratio | null; readonly colour: string }[]): Plugin => ({
  id: 'ratioBands',
  beforeDatasetsDraw: (chart) => {
    const axis = chart.scales['y']
    if (!axis) return
    const { ctx, chartArea } = chart
    const width = chartArea.right - chartArea.left
    ctx.save()
    for (const { ratio, colour } of bands) {
      if (ratio === null) continue
      ctx.fillStyle = colour
      if (ratio.interval !== null) {
        const [top, bottom] = [axis.getPixelForValue(ratio.interval.high), axis.getPixelForValue(ratio.interval.low)]
        ctx.globalAlpha = 0.18
        ctx.fillRect(chartArea.left, top, width, bottom - top)
      }
      ctx.globalAlpha = 0.8
      ctx.fillRect(chartArea.left, axis.getPixelForValue(ratio.value) - 0.5, width, 1)
    }
    ctx.restore()
  },
})
