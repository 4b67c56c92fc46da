import type { Chart } from 'chart.js'
import type { View } from '../../view/view.ts'
import type { Palette } from './palette.ts'

/** Draws the chart of that number into a canvas; its container has the width that it will keep. */
export type Draw = (canvas: HTMLCanvasElement, view: View, index: number, palette: Palette) => Chart | null
