import type { Plugin } from 'chart.js'
import type { ChartPoint } from '../../charts/points.ts'

/** A tick with its interval on each row, at a value of the x axis and in a colour of its own. */
export const loadMarks = (
  marks: readonly { readonly point: ChartPoint | null; readonly colour: string }[],
): Plugin => ({
  id: 'loadMarks',
  afterDatasetsDraw: (chart) => {
    const [axis, rows] = [chart.scales['x'], chart.scales['y']]
    if (!axis || !rows) return
    const { ctx } = chart
    ctx.save()
    marks.forEach(({ point, colour }, index) => {
      if (point === null) return
      const y = rows.getPixelForValue(index)
      ctx.strokeStyle = colour
      ctx.lineWidth = 1.5
      ctx.beginPath()
      ctx.moveTo(axis.getPixelForValue(point.low), y)
      ctx.lineTo(axis.getPixelForValue(point.high), y)
      ctx.stroke()
      ctx.lineWidth = 3
      ctx.beginPath()
      ctx.moveTo(axis.getPixelForValue(point.value), y - 7)
      ctx.lineTo(axis.getPixelForValue(point.value), y + 7)
      ctx.stroke()
    })
    ctx.restore()
  },
})
