import type { Chart, Plugin } from 'chart.js'
import type { ChartPoint } from '../../charts/points.ts'

const cap = 3

/**
 * Draws intervals along an axis: a line from `low` to `high` through the middle of each element, with caps.
 * `intervals` is by dataset, then by element; `null` draws nothing.
 */
export const errorBars = (
  intervals: readonly (readonly (ChartPoint | null)[])[],
  colour: string,
  along: 'x' | 'y' = 'x',
): Plugin => ({
  id: 'errorBars',
  // Of points, the bars are behind them: many are shorter than a point is wide.
  [along === 'x' ? 'afterDatasetsDraw' : 'beforeDatasetsDraw']: (chart: Chart) => {
    const { ctx, scales } = chart
    const axis = scales[along]
    if (!axis) return
    ctx.save()
    ctx.strokeStyle = colour
    ctx.lineWidth = 1.25
    intervals.forEach((points, dataset) => {
      const elements = chart.getDatasetMeta(dataset).data
      points.forEach((point, index) => {
        const element = elements[index]
        if (point === null || element === undefined || point.low === point.high) return
        const ends = [axis.getPixelForValue(point.low), axis.getPixelForValue(point.high)] as const
        const line = (from: readonly [number, number], to: readonly [number, number]) => {
          // Pairs are of what runs along the axis, and what runs across it.
          ctx.moveTo(...(along === 'x' ? from : ([from[1], from[0]] as const)))
          ctx.lineTo(...(along === 'x' ? to : ([to[1], to[0]] as const)))
        }
        const across = along === 'x' ? element.y : element.x
        ctx.beginPath()
        line([ends[0], across], [ends[1], across])
        for (const end of ends) line([end, across - cap], [end, across + cap])
        ctx.stroke()
      })
    })
    ctx.restore()
  },
})
