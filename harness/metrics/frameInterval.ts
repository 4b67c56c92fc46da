import { frameQuantile } from './frameQuantile.ts'

const what =
  'From one animation frame to the next, by performance.now() at their beginnings; the first interval of each stretch is left out.'
const interval = (p: number, name: string, words: string) =>
  frameQuantile({
    id: `frame-interval-${name}`,
    title: `Frame interval, ${name}`,
    description: `${what} ${words}`,
    series: 'frame-interval',
    p,
  })

export const frameIntervalP50 = interval(0.5, 'p50', 'Half of the intervals are longer.')
export const frameIntervalP95 = interval(0.95, 'p95', 'One interval in 20 is longer.')
export const frameIntervalP99 = interval(0.99, 'p99', 'One interval in 100 is longer.')
