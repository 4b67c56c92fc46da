import type { Plugin } from 'chart.js'
import type { ChartPoint } from '../../charts/points.ts'

const cap = 3

/**
 * Draws the intervals of horizontal bars or points: a line from `low` to `high` through the middle of each element, with caps.
 * `intervals` is by dataset, then by element; `null` draws nothing.
 */
export const errorBars = (intervals: readonly (readonly (ChartPoint | null)[])[], colour: string): Plugin => ({
  id: 'errorBars',
  afterDatasetsDraw: (chart) => {
    const { ctx, scales } = chart
    const axis = scales['x']
    if (!axis) return
    ctx.save()
    ctx.strokeStyle = colour
    ctx.lineWidth = 1.25
    intervals.forEach((points, dataset) => {
      const elements = chart.getDatasetMeta(dataset).data
      points.forEach((point, index) => {
        const element = elements[index]
        if (point === null || element === undefined || point.low === point.high) return
        const [low, high, y] = [axis.getPixelForValue(point.low), axis.getPixelForValue(point.high), element.y]
        ctx.beginPath()
        ctx.moveTo(low, y)
        ctx.lineTo(high, y)
        for (const end of [low, high]) {
          ctx.moveTo(end, y - cap)
          ctx.lineTo(end, y + cap)
        }
        ctx.stroke()
      })
    })
    ctx.restore()
  },
})
