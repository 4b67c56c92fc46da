import type { Plugin } from 'chart.js'

/** A vertical line across the plot at a value of the x axis. */
export const referenceLine = (id: string, value: number | null, colour: string, dash: readonly number[]): Plugin => ({
  id,
  afterDatasetsDraw: (chart) => {
    const axis = chart.scales['x']
    if (value === null || !axis) return
    const { ctx, chartArea } = chart
    const x = Math.round(axis.getPixelForValue(value)) + 0.5
    ctx.save()
    ctx.strokeStyle = colour
    ctx.setLineDash([...dash])
    ctx.beginPath()
    ctx.moveTo(x, chartArea.top)
    ctx.lineTo(x, chartArea.bottom)
    ctx.stroke()
    ctx.restore()
  },
})
