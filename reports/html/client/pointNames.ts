import type { Plugin } from 'chart.js'
import { fontOf } from './chartSetUp.ts'
import type { Palette } from './palette.ts'

interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

const overlap = (one: Box, other: Box): boolean =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom

const longest = 26
const gap = 9

/**
 * Writes the names of points beside them where there is room: right, left, above or below. A name that would hide another
 * or a point is left out, for the tooltip and the table have it; those that come first are placed first.
 *
 * @param points one a dataset, in the order of the datasets
 */
export const pointNames = (
  points: readonly { readonly name: string; readonly first: boolean }[],
  palette: Palette,
): Plugin => ({
  id: 'pointNames',
  afterDatasetsDraw: (chart) => {
    const { ctx, chartArea } = chart
    const { family, size } = fontOf(palette)
    const named = points.flatMap(({ name, first }, dataset) => {
      const element = chart.getDatasetMeta(dataset).data[0]
      const text = name.length > longest ? `${name.slice(0, longest - 1)}…` : name
      return element ? [{ text, first, x: element.x, y: element.y }] : []
    })
    const taken: Box[] = named.map(({ x, y }) => ({ left: x - 6, right: x + 6, top: y - 6, bottom: y + 6 }))
    ctx.save()
    ctx.font = `${size}px ${family}`
    ctx.fillStyle = palette.text
    ctx.strokeStyle = palette.surface
    ctx.lineWidth = 3
    ctx.lineJoin = 'round'
    ctx.textBaseline = 'middle'
    ctx.textAlign = 'left'
    for (const { text, x, y } of named.toSorted((one, other) => Number(other.first) - Number(one.first))) {
      const width = ctx.measureText(text).width
      const half = size / 2 + 1
      const box = (left: number, middle: number): Box => ({
        left,
        right: left + width,
        top: middle - half,
        bottom: middle + half,
      })
      const free = [
        box(x + gap, y),
        box(x - gap - width, y),
        box(x - width / 2, y - half - gap),
        box(x - width / 2, y + half + gap),
      ].find(
        (candidate) =>
          candidate.left >= chartArea.left &&
          candidate.right <= chart.width &&
          candidate.top >= 0 &&
          candidate.bottom <= chartArea.bottom &&
          taken.every((other) => !overlap(candidate, other)),
      )
      if (free === undefined) continue
      taken.push(free)
      ctx.strokeText(text, free.left, (free.top + free.bottom) / 2)
      ctx.fillText(text, free.left, (free.top + free.bottom) / 2)
    }
    ctx.restore()
  },
})
