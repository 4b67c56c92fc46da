import type { Plugin } from 'chart.js'

/** What is drawn behind the points of a dataset; `tops` is by point, `null` where there is nothing above it. */
export interface Curve {
  readonly colour: string
  readonly tops: readonly (number | null)[]
}

/** Draws a line through the points of each dataset, and a faint one from each point up to its top. */
export const curves = (all: readonly Curve[]): Plugin => ({
  id: 'curves',
  beforeDatasetsDraw: (chart) => {
    const axis = chart.scales['y']
    if (!axis) return
    const { ctx } = chart
    ctx.save()
    ctx.lineWidth = 1.5
    all.forEach(({ colour, tops }, dataset) => {
      const points = chart.getDatasetMeta(dataset).data
      ctx.strokeStyle = colour
      ctx.globalAlpha = 1
      ctx.beginPath()
      for (const { x, y } of points) ctx.lineTo(x, y)
      ctx.stroke()
      ctx.globalAlpha = 0.45
      ctx.beginPath()
      points.forEach(({ x, y }, index) => {
        const top = tops[index] ?? null
        if (top === null) return
        ctx.moveTo(x, y)
        ctx.lineTo(x, axis.getPixelForValue(top))
      })
      ctx.stroke()
    })
    ctx.restore()
  },
})
