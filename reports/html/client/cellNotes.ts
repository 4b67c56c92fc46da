import type { Plugin } from 'chart.js'
import { fontOf } from './chartSetUp.ts'
import type { Palette } from './palette.ts'

/**
 * Writes a note where a bar would be, for cells without a number, and a number behind a bar's end.
 * `notes` is by dataset, then by element; a note starts at the axis value `at`.
 */
export const cellNotes = (
  notes: readonly (readonly ({ readonly text: string; readonly at: number } | null)[])[],
  palette: Palette,
): Plugin => ({
  id: 'cellNotes',
  afterDatasetsDraw: (chart) => {
    const axis = chart.scales['x']
    if (!axis) return
    const { ctx } = chart
    const { family, size } = fontOf(palette)
    ctx.save()
    ctx.font = `${size}px ${family}`
    ctx.fillStyle = palette.muted
    ctx.textBaseline = 'middle'
    // A halo keeps the letters clear of grid lines.
    ctx.strokeStyle = palette.surface
    ctx.lineWidth = 4
    ctx.lineJoin = 'round'
    notes.forEach((row, dataset) => {
      const elements = chart.getDatasetMeta(dataset).data
      row.forEach((note, index) => {
        const y = elements[index]?.y
        if (note === null || y === undefined) return
        const x = axis.getPixelForValue(note.at) + 6
        ctx.strokeText(note.text, x, y)
        ctx.fillText(note.text, x, y)
      })
    })
    ctx.restore()
  },
})
