import type { TrendSeries } from '../../harness/schema/trend.ts'
import { shortSha } from '../format/commit.ts'
import { fixed } from '../format/decimals.ts'
import { placeInWords } from '../format/place.ts'
import { isNearOne, ratioShort } from '../format/ratio.ts'
import { tick } from '../format/tick.ts'
import { html, type Markup } from '../html/markup.ts'
import { directionOf, signs } from '../night/words.ts'
import { boundaryInWords, nightInWords } from './words.ts'

const [width, height] = [720, 220]
const margin = { left: 64, right: 14, top: 22, bottom: 26 }
/** Room above and below the data, as a share of their range. */
const padding = 0.12
/** The smallest range that is drawn: noise of a tenth of a per cent should not look like a mountain. */
const leastShare = 0.01

interface Frame {
  readonly x: (index: number) => number
  readonly y: (value: number) => number
  readonly ticks: readonly number[]
}

/** Round numbers between two ends, four of them or so. */
export const roundTicks = (low: number, high: number): number[] => {
  const rough = (high - low) / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((each) => each >= rough) ?? rough
  const first = Math.ceil(low / step)
  const count = Math.floor(high / step) - first + 1
  return Array.from({ length: Math.max(0, count) }, (_, index) => (first + index) * step)
}

const frameOf = ({ nights, scale }: TrendSeries): Frame => {
  const ends = nights.flatMap(({ value, low, high }) => [value, low ?? value, high ?? value])
  const all = scale === 'held' ? [...ends, 1] : ends
  const [lowest, highest] = [Math.min(...all), Math.max(...all)]
  const middle = (lowest + highest) / 2
  const range = Math.max(highest - lowest, leastShare * Math.abs(middle)) || 1
  const [bottom, top] = [middle - range * (0.5 + padding), middle + range * (0.5 + padding)]
  const inner = { width: width - margin.left - margin.right, height: height - margin.top - margin.bottom }
  return {
    x: (index) => margin.left + ((index + 0.5) / nights.length) * inner.width,
    y: (value) => margin.top + ((top - value) / (top - bottom)) * inner.height,
    ticks: roundTicks(bottom, top),
  }
}

/** Near 1 in per cent, with as many decimals as the step between two labels needs. */
const label = ({ scale, metric }: TrendSeries, value: number, step: number): string => {
  if (scale === 'value') return tick(value, metric.unit)
  if (!isNearOne(value)) return ratioShort(value)
  const share = (value - 1) * 100
  if (Math.abs(share) < 1e-9) return '1×'
  const decimals = Math.max(0, Math.ceil(-Math.log10(step * 100) - 1e-9))
  return `${share < 0 ? '−' : '+'}${fixed(Math.abs(share), decimals)} %`
}

const at = (value: number): string => fixed(value, 1).replaceAll(',', '')

/** Dates at the ends do not stick out. */
const anchorOf = (index: number, count: number): 'start' | 'middle' | 'end' => {
  if (count < 3 || (index > 0 && index < count - 1)) return 'middle'
  return index === 0 ? 'start' : 'end'
}

/** Runs on the way across, the figure upwards; where something else than the code changed is dashed, and what nights told has its sign. */
export const trendChart = (series: TrendSeries): Markup => {
  const { nights, boundaries, changes, scale } = series
  const { x, y, ticks } = frameOf(series)
  const [left, right, base] = [margin.left, width - margin.right, height - margin.bottom]
  const step = x(1) - x(0)
  const tickStep = (ticks[1] ?? 1) - (ticks[0] ?? 0)
  const indexOf = (run: string): number => nights.findIndex((night) => night.run === run)
  const shown =
    nights.length < 3 ? nights.map((_, index) => index) : [0, Math.floor(nights.length / 2), nights.length - 1]
  return html`<svg
    class="trend variant-1"
    viewBox="0 0 ${width} ${height}"
    role="img"
    aria-label="${placeInWords(series)}: ${nights.length} runs, the last ${nightInWords(series, nights[nights.length - 1] as (typeof nights)[number])}"
  >
    ${ticks.map(
      (value) =>
        html`<line class="grid" x1="${left}" x2="${right}" y1="${at(y(value))}" y2="${at(y(value))}" />
          <text class="tick" x="${left - 8}" y="${at(y(value) + 4)}" text-anchor="end"
            >${label(series, value, tickStep)}</text
          >`,
    )}
    ${scale === 'held' ? html`<line class="unity" x1="${left}" x2="${right}" y1="${at(y(1))}" y2="${at(y(1))}" />` : null}
    ${shown.map(
      (index) =>
        html`<text class="tick" x="${at(x(index))}" y="${base + 18}" text-anchor="${anchorOf(index, nights.length)}">
          ${nights[index]?.startedAt.slice(0, 10) ?? ''}
        </text>`,
    )}
    ${boundaries.map(
      (boundary) =>
        html`<line
          class="boundary"
          x1="${at(x(boundary.at) - step / 2)}"
          x2="${at(x(boundary.at) - step / 2)}"
          y1="${margin.top}"
          y2="${base}"
        >
          <title>${boundaryInWords(boundary)}</title>
        </line>`,
    )}
    ${nights.map(
      (night, index) =>
        html`${
            night.low === null || night.high === null
              ? null
              : html`<line
                  class="whisker"
                  x1="${at(x(index))}"
                  x2="${at(x(index))}"
                  y1="${at(y(night.high))}"
                  y2="${at(y(night.low))}"
                />`
          }<circle cx="${at(x(index))}" cy="${at(y(night.value))}" r="${nights.length > 120 ? 1.6 : 3}">
            <title>
              ${night.startedAt.slice(0, 10)}:
              ${nightInWords(series, night)}${night.commit === null ? '' : `, ${shortSha(night.commit)}`}
            </title>
          </circle>`,
    )}
    ${changes.map((change) => {
      const place = x(indexOf(change.since.run)) - step / 2
      const direction = directionOf(change)
      return html`<line
          class="change change-${direction}"
          x1="${at(place)}"
          x2="${at(place)}"
          y1="${margin.top}"
          y2="${base}"
        />
        <text class="change-sign change-${direction}" x="${at(place)}" y="${margin.top - 7}" text-anchor="middle">
          ${signs[direction]}
        </text>`
    })}
  </svg>`
}
