import type { Plugin } from 'chart.js'

/** Steps from point to point: right of and above the line nothing is better in both axes than what is on it. */
export const frontLine = (points: readonly { readonly x: number; readonly y: number }[], colour: string): Plugin => ({
  id: 'frontLine',
  beforeDatasetsDraw: (chart) => {
    const [across, up] = [chart.scales['x'], chart.scales['y']]
    if (!across || !up) return
    const places = points
      .toSorted((one, other) => one.x - other.x)
      .map(({ x, y }) => [across.getPixelForValue(x), up.getPixelForValue(y)] as const)
    const [first, last] = [places[0], places.at(-1)]
    if (!first || !last) return
    const { ctx, chartArea } = chart
    ctx.save()
    ctx.strokeStyle = colour
    ctx.lineWidth = 1.5
    ctx.setLineDash([5, 4])
    ctx.beginPath()
    ctx.moveTo(first[0], chartArea.top)
    let height = first[1]
    ctx.lineTo(first[0], height)
    for (const [x, y] of places.slice(1)) {
      ctx.lineTo(x, height)
      ctx.lineTo(x, y)
      height = y
    }
    ctx.lineTo(chartArea.right, last[1])
    ctx.stroke()
    ctx.restore()
  },
})
