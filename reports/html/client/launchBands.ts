import type { Plugin } from 'chart.js'

/** A band behind the blocks of every second launch, so that a difference between launches can be seen. */
export const launchBands = (launches: ReadonlyMap<number, number>, colour: string): Plugin => ({
  id: 'launchBands',
  beforeDatasetsDraw: (chart) => {
    const axis = chart.scales['x']
    if (!axis) return
    const { ctx, chartArea } = chart
    ctx.save()
    ctx.fillStyle = colour
    for (const [block, launch] of launches) {
      if (launch % 2 === 0) continue
      const left = Math.max(chartArea.left, axis.getPixelForValue(block - 0.5))
      const right = Math.min(chartArea.right, axis.getPixelForValue(block + 0.5))
      ctx.fillRect(left, chartArea.top, right - left, chartArea.bottom - chartArea.top)
    }
    ctx.restore()
  },
})
