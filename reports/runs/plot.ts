import type { RunsChange } from '../../harness/schema/runsComparison.ts'
import { html, type Markup } from '../html/markup.ts'
import { colours } from '../view/variants.ts'
import type { FactorScale } from './scale.ts'

/** Height of a run in px, which is that of a line of text beside it; widths are in per cent, so that a plot is as wide as its cell and its dots stay round. */
const lane = 19

/** Class that gives a later run its colour as `--variant`. */
export const runClass = (run: number): string => `variant-${((run - 1) % colours) + 1}`

/** What lies beyond the scale is there, outwards. */
const cutOff = (x: number, y: number): Markup =>
  html`<svg class="cut" x="${x === 0 ? '0' : '100%'}" y="${y}" overflow="visible">
    <path d="${x === 0 ? 'M6 -4 L0 0 L6 4' : 'M-6 -4 L0 0 L-6 4'}" />
  </svg>`

const dot = ({ x, isBeyond }: FactorScale, { factor, interval, run, verdict }: RunsChange, y: number): Markup => {
  const ends = interval === null ? [factor] : [interval.low, interval.high]
  const cut = new Set([...ends, factor].filter(isBeyond).map(x))
  return html`<g class="${runClass(run)}${verdict === null ? ' told' : ''}">
    ${
      interval && html`<line class="whisker" x1="${x(interval.low)}%" x2="${x(interval.high)}%" y1="${y}" y2="${y}" />`
    }${[...cut].map((end) => cutOff(end, y))}${isBeyond(factor) ? null : html`<circle cx="${x(factor)}%" cy="${y}" r="3.8" />`}
  </g>`
}

/** The changes of a row as dots with intervals, a run below the other; what is told but not judged is hollow. Figures stand beside it. */
export const plot = (scale: FactorScale, changes: readonly (RunsChange | null)[]): Markup =>
  html`<svg class="forest-plot" height="${changes.length * lane}" aria-hidden="true" focusable="false">
    <line class="unity" x1="50%" x2="50%" y1="0" y2="100%" />
    ${changes.map((change, index) => change && dot(scale, change, lane * (index + 0.5)))}
  </svg>`

/** The labels of the scale, for the head of the column. */
export const axis = ({ x, ticks }: FactorScale): Markup =>
  html`<svg class="forest-plot forest-axis" height="18" aria-hidden="true" focusable="false">
    ${ticks.map(([factor, label]) => html`<text x="${x(factor)}%" y="13" text-anchor="middle">${label}</text>`)}
  </svg>`
