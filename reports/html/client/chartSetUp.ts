import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  LinearScale,
  LogarithmicScale,
  PointElement,
  ScatterController,
  Tooltip,
} from 'chart.js'
import type { Scale } from 'chart.js'
import type { Palette } from './palette.ts'

Chart.register(
  BarController,
  BarElement,
  CategoryScale,
  LinearScale,
  LogarithmicScale,
  PointElement,
  ScatterController,
  Tooltip,
)

export { Chart }

/** Look of a chart's letters, which Chart.js takes one by one. */
export const fontOf = ({ sans }: Palette, size = 11) => ({ family: sans, size })

/** Look of a tooltip: the page's own, not Chart.js's black one. */
export const tooltipLook = (palette: Palette) => ({
  backgroundColor: palette.surface,
  borderColor: palette.muted,
  borderWidth: 1,
  titleColor: palette.text,
  bodyColor: palette.text,
  titleFont: { ...fontOf(palette, 12), weight: 'bold' as const },
  bodyFont: fontOf(palette, 12),
  padding: 8,
  cornerRadius: 6,
  boxPadding: 4,
})

/** Gives a chart's container its height, in CSS pixels; the width comes from the layout. */
export const setHeight = (canvas: HTMLCanvasElement, pixels: number): void => {
  const container = canvas.parentElement
  if (container) container.style.height = `${pixels}px`
}

/** Breaks a label between words so that no line is much longer than `width` letters. */
export const labelLines = (label: string, width = 14): string[] => {
  const lines: string[] = []
  for (const word of label.split(/\s+/)) {
    const last = lines.at(-1)
    const cut = word.length > width + 6 ? `${word.slice(0, width + 4)}…` : word
    if (last !== undefined && last.length + 1 + cut.length <= width) lines[lines.length - 1] = `${last} ${cut}`
    else lines.push(cut)
  }
  return lines
}

/** Chart.js keeps room above and below for half a label, which labels in the middle of their row do not need. */
const withoutPadding = (axis: Scale): void => {
  axis.paddingTop = 0
  axis.paddingBottom = 0
}

/** The axis that names the rows of a chart of horizontal bars: every row, with no line. */
export const rowAxis = (palette: Palette) => ({
  grid: { display: false },
  border: { display: false },
  ticks: { color: palette.text, font: fontOf(palette), autoSkip: false, crossAlign: 'far' as const },
  afterFit: withoutPadding,
})
