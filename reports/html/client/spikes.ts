import type { Plugin } from 'chart.js'

/** Draws a faint line from each point up to the slowest of what it stands for. By dataset, then by element; `null` draws nothing. */
export const spikes = (
  datasets: readonly { readonly colour: string; readonly tops: readonly (number | null)[] }[],
): Plugin => ({
  id: 'spikes',
  beforeDatasetsDraw: (chart) => {
    const axis = chart.scales['y']
    if (!axis) return
    const { ctx } = chart
    ctx.save()
    ctx.globalAlpha = 0.45
    ctx.lineWidth = 1.5
    datasets.forEach(({ colour, tops }, dataset) => {
      const elements = chart.getDatasetMeta(dataset).data
      ctx.strokeStyle = colour
      ctx.beginPath()
      tops.forEach((top, index) => {
        const element = elements[index]
        if (top === null || element === undefined) return
        ctx.moveTo(element.x, element.y)
        ctx.lineTo(element.x, axis.getPixelForValue(top))
      })
      ctx.stroke()
    })
    ctx.restore()
  },
})
